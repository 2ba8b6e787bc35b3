import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import { httpErrorOf } from './http-error-of.ts'

const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i

/**
 * Bodies are JSON in UTF-8 and say so. A form's or a plain text's type is refused before anything reads it: those are what a
 * foreign page can send without asking.
 */
export function requireJson(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const type = c.req.header('content-type')
      const length = c.req.header('content-length')
      const hasBody = c.req.header('transfer-encoding') !== undefined || (length !== undefined && length !== '0')
      if (type === undefined ? hasBody : !JSON_TYPE.test(type)) throw httpErrorOf('unsupported_media_type')
    }
    await next()
  }
}
