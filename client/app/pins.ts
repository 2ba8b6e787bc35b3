import { z } from 'zod'
import { type PinLock, readPinLock } from '../../sync/pin/pin-lock.ts'
import type { PinCrypto } from '../../sync/pin/pin-verifier.ts'
import type { PinStore } from '../../sync/pin/unlock-with-pin.ts'
import type { KeyCabinet } from '../device/keys/key-cabinet.ts'
import { createPinCrypto } from '../device/keys/pin-crypto.ts'

/** Who set a PIN here last, and so is asked for it. */
const pinPerson = z.object({ id: z.uuid(), name: z.string(), digits: z.int().min(4).max(12) })
export type PinPerson = z.output<typeof pinPerson>

export type Pins = {
  readonly crypto: PinCrypto
  readonly person: () => Promise<PinPerson | undefined>
  readonly remember: (person: PinPerson) => Promise<void>
  readonly storeOf: (staffId: string) => PinStore
  readonly lockOf: (staffId: string) => Promise<PinLock>
}

const PERSON = 'pin person'
const nameOf = (staffId: string): string => `pin of ${staffId}`

/** The PINs of this tablet, beside its keys [PN9]. */
export function createPins(cabinet: KeyCabinet): Pins {
  return {
    crypto: createPinCrypto(cabinet),
    person: async () => pinPerson.safeParse(await cabinet.get(PERSON)).data,
    remember: (person) => cabinet.put(PERSON, person),
    storeOf: (staffId) => ({
      update: (change) => cabinet.update(nameOf(staffId), (found) => change(readPinLock(found))),
    }),
    lockOf: async (staffId) => readPinLock(await cabinet.get(nameOf(staffId))),
  }
}
