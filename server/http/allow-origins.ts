import { cors } from 'hono/cors'

const PREFLIGHT_AGE_SECONDS = 600

/** Foreign pages by allow-list, without credentials: they authenticate by bearer token, never by our cookies. */
export function allowOrigins(origins: readonly string[]) {
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'accept-language', 'x-request-id', 'x-proof'],
    exposeHeaders: ['x-request-id', 'retry-after'],
    maxAge: PREFLIGHT_AGE_SECONDS,
  })
}
