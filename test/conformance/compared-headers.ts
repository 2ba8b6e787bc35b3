/** What a client, a browser or a cache acts on. Everything else (dates, request ids, framing) is free. */
const NAMES = ['cache-control', 'content-type', 'etag', 'retry-after', 'surrogate-control', 'vary'] as const

const PREFIXES = ['access-control-', 'electric-'] as const

/** Its text names the product, so only its presence is compared. */
export const SERVER_HEADER = 'electric-server'

export function isComparedHeader(name: string): boolean {
  if (name === SERVER_HEADER) return false
  return NAMES.some((known) => known === name) || PREFIXES.some((prefix) => name.startsWith(prefix))
}
