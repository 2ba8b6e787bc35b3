const ETAG_CHARS_MAX = 300

/** What a source is told of a request's headers: never who asks, nor from where. */
export function sourceHeaders(given: (name: string) => string | undefined, requestId: string): Headers {
  const headers = new Headers({ accept: 'application/json, text/event-stream', 'x-request-id': requestId })
  const known = given('if-none-match')
  if (known !== undefined && known.length <= ETAG_CHARS_MAX) headers.set('if-none-match', known)
  return headers
}
