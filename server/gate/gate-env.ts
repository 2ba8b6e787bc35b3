import type { DeviceIdentity } from '../auth/device-identity.ts'
import type { PersonIdentity } from '../auth/person-identity.ts'
import type { AppEnv } from '../http/app-env.ts'

/** Who asks, as the token proved. */
export type Reader =
  | { readonly kind: 'device'; readonly device: DeviceIdentity }
  | { readonly kind: 'person'; readonly person: PersonIdentity }

/** A request's place among those of its device or session. */
export type Place = {
  /** From now on the place is that of a body on its way, and ends with it: by the function that is answered. */
  keep(): () => void
}

export type GateEnv = AppEnv & { Variables: AppEnv['Variables'] & { reader: Reader; place: Place } }
