import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../http/app-env.ts'
import { httpErrorOf } from '../http/http-error-of.ts'

export const SHAPE_PATH = '/v1/shape'

/** The path and then a query or nothing: as on the wire, and behind scheme and host. */
const ON_WIRE = /^\/v1\/shape(?:\?[^#]*)?$/
const WHOLE = /^https?:\/\/[^/?#]+\/v1\/shape(?:\?[^#]*)?$/

/**
 * The router decodes, and a URL object folds dots away, before anybody looks; a proxy in front may read such a path
 * otherwise and let it pass under another rule. Only the one spelling is ours.
 */
export const requireExactPath = createMiddleware<AppEnv>(async (c, next) => {
  const onWire = c.env?.incoming?.url
  const isExact = onWire === undefined ? WHOLE.test(c.req.raw.url) : ON_WIRE.test(onWire)
  if (!isExact) {
    c.set('isUnmatched', true)
    throw httpErrorOf('not_found')
  }
  await next()
})
