import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../http/app-env.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { AccessTokens } from './access-tokens.ts'
import { bearerOf } from './bearer.ts'
import type { PersonIdentity } from './person-identity.ts'

export type PersonEnv = AppEnv & { Variables: AppEnv['Variables'] & { person: PersonIdentity } }

/** Lets only requests pass whose token proves a person; whether the session stands is asked of the database by what follows. */
export function requirePerson(tokens: AccessTokens) {
  return createMiddleware<PersonEnv>(async (c, next) => {
    const token = bearerOf(c.req.header('authorization'))
    const person = token === undefined ? null : await tokens.verifyPerson(token)
    if (person === null) throw httpErrorOf('unauthenticated')
    c.set('person', person)
    await next()
  })
}
