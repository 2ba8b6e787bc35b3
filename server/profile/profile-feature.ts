import type { AppDeps } from '../app.ts'
import { type AskForPerson, createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { personRoute } from '../auth/person-route.ts'
import type { App } from '../http/app-env.ts'
import { passwordRoute } from './password-route.ts'
import { profileRoute } from './profile-route.ts'
import { createProveOwnPassword, type ProveOwnPassword } from './prove-own-password.ts'
import { totpRoutes } from './totp-routes.ts'

/** What the routes of this feature share. */
export type ProfileParts = {
  readonly identity: Identity
  readonly ask: AskForPerson
  readonly proveOwnPassword: ProveOwnPassword
  readonly person: ReturnType<typeof personRoute>
}

/** What people see and change of themselves. */
export function profileFeature(app: App, { pools, identity }: AppDeps): void {
  const ask = createAskForPerson(pools.api, identity)
  const proveOwnPassword = createProveOwnPassword(pools.api, identity, ask)
  const person = personRoute(identity.tokens, 'people')
  const parts: ProfileParts = { identity, ask, proveOwnPassword, person }
  profileRoute(app, parts)
  passwordRoute(app, parts)
  totpRoutes(app, parts)
}
