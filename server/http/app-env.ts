import type { HttpBindings } from '@hono/node-server'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Language } from '../../sync/words/language.ts'
import type { Logger } from '../log/create-logger.ts'

export interface AppEnv {
  /** Absent in tests, which call the app without a socket. */
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    language: Language
    /** Bound to the request's id. */
    log: Logger
    /** True when no route matched: the path is then a stranger's text and is not logged. */
    isUnmatched: boolean
  }
}

export type App = OpenAPIHono<AppEnv>
