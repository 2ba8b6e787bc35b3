import type { ArrivalMac } from '../../sync/arrival/arrival-code.ts'
import type { ArrivalKeys } from '../../sync/arrival/arrival-keys.ts'

/** The display's hash of an arrival code, by the keys that it was told [AP1]. */
export function createArrivalMac(keys: () => ArrivalKeys): ArrivalMac {
  const bytes = new TextEncoder()
  return async (day, text) => {
    const found = keys().find((each) => each.day === day)
    if (found === undefined) return null
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('raw', bytes.encode(found.key), algorithm, false, ['sign'])
    return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(text)))
  }
}
