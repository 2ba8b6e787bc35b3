import type { Context } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import type { HttpError } from '../http/http-error.ts'
import { refused } from '../http/refused.ts'
import type { ProviderFault } from './provider-fault.ts'

const RETRY_AFTER_S = 30

/** Nobody was refused: the provider did not answer, or not as one does. Which of these only the log says. */
export function providerAway(c: Pick<Context<AppEnv>, 'var'>, fault: ProviderFault): HttpError {
  c.var.log.warn({ oidc: fault.kind }, 'provider of sign-in did not answer')
  return refused('retry_later', { headers: { 'retry-after': String(RETRY_AFTER_S) } })
}
