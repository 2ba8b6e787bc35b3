const RETRY_AFTER_S = '1'

/** What a source answers that cannot serve now: the client waits as told, keeps what it has, and asks again. */
export function unavailable(message: string): Response {
  return new Response(JSON.stringify({ message }), {
    status: 503,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'electric-internal-known-error': 'true',
      'retry-after': RETRY_AFTER_S,
    },
  })
}
