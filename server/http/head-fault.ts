/** Of these a second one could be read by a front proxy in place of the first, or the other way round. */
const SINGLE = new Set(['host', 'authorization', 'content-type', 'content-length', 'transfer-encoding', 'x-proof'])
/** Several times what a browser behind two proxies sends. Node counts letters only, so many small ones pass its limit. */
const HEADERS_MAX = 100

/**
 * What is wrong with a request's head beyond what the parser refuses: too many headers, or one that can only be said once said
 * twice. `rawHeaders` alternates names and values.
 */
export function headFault(rawHeaders: readonly string[]): 'malformed' | 'too_large' | undefined {
  const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase())
  if (names.length > HEADERS_MAX) return 'too_large'
  const single = names.filter((name) => SINGLE.has(name))
  return new Set(single).size < single.length ? 'malformed' : undefined
}
