import type { Context, ErrorHandler } from 'hono'
import { answerError, type MessageFor } from './answer-error.ts'
import type { AppEnv } from './app-env.ts'
import { HttpError } from './http-error.ts'
import { toHttpError } from './to-http-error.ts'

/** Refusals are the caller's business; only what nobody expected is logged with its cause. Being busy is a refusal, too. */
export function answerThrown(messageFor: MessageFor): ErrorHandler<AppEnv> {
  return (thrown, c) => {
    const error = toHttpError(thrown)
    const isBusy = thrown instanceof HttpError && thrown.code === 'retry_later'
    if (error.status >= 500 && !isBusy && !isCallerGone(c))
      c.var.log.error({ err: thrown, code: error.code }, 'request failed')
    return answerError(c, error, messageFor)
  }
}

/** Whoever hangs up while sending makes the reading of the body fail: no error of ours, and strangers fill no log with it. */
function isCallerGone(c: Context<AppEnv>): boolean {
  const incoming = c.env?.incoming
  return incoming?.destroyed === true && !incoming.complete
}
