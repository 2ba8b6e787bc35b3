import { cors } from 'hono/cors'

const PREFLIGHT_AGE_SECONDS = 600
/** What a client of shapes reads of an answer. Without the last it fetches each subset twice. */
const SHAPE_HEADERS = [
  'electric-handle',
  'electric-offset',
  'electric-schema',
  'electric-cursor',
  'electric-up-to-date',
  'electric-has-data',
  'electric-snapshot',
]

/** Foreign pages by allow-list, without credentials: they authenticate by bearer token, never by our cookies. */
export function allowOrigins(origins: readonly string[]) {
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'accept-language', 'x-request-id', 'x-proof', 'if-none-match'],
    exposeHeaders: ['x-request-id', 'retry-after', 'etag', ...SHAPE_HEADERS],
    maxAge: PREFLIGHT_AGE_SECONDS,
  })
}
