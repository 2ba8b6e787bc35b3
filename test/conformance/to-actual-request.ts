import type { Bindings } from './bindings.ts'
import type { TraceRequest } from './trace.ts'

const BOUND_PARAMETERS = new Set(['handle', 'expired_handle', 'offset', 'cursor'])

function toActualPair(pair: string, bindings: Bindings): string {
  const cut = pair.indexOf('=')
  const name = pair.slice(0, Math.max(cut, 0))
  if (!BOUND_PARAMETERS.has(name)) return pair
  const recorded = decodeURIComponent(pair.slice(cut + 1))
  const actual = bindings.toActual(name, recorded)
  return actual === recorded ? pair : `${name}=${encodeURIComponent(actual)}`
}

/** The recorded request with this replay's handles and positions; order and encoding stay as they were. */
export function toActualRequest(request: TraceRequest, bindings: Bindings): TraceRequest {
  const [path = '', query] = request.url.split('?')
  const pairs = query?.split('&').map((pair) => toActualPair(pair, bindings))
  const etag = request.headers?.['if-none-match']
  return {
    ...request,
    url: pairs === undefined ? path : `${path}?${pairs.join('&')}`,
    ...(etag !== undefined && { headers: { ...request.headers, 'if-none-match': bindings.toActualEtag(etag) } }),
  }
}
