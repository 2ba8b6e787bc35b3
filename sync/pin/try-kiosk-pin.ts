import { type KioskPinHash, kioskPinOwner } from './kiosk-pin-hash.ts'
import { type KioskPinLock, nextKioskPinLock } from './kiosk-pin-lock.ts'
import { hexBytes, isPinRight, type PinCrypto, sealDerived } from './pin-verifier.ts'

/** Reads and writes the kiosk's lock in one durable transaction, and answers once it is on the disk. */
export interface KioskPinStore {
  update(change: (lock: KioskPinLock) => KioskPinLock): Promise<KioskPinLock>
}
export type KioskPinPorts = { readonly store: KioskPinStore; readonly crypto: PinCrypto }
export type TriedKioskPin = { readonly isRight: boolean; readonly lock: KioskPinLock }

/** What the server tells with a token, kept under the seal of this kiosk's own key [KP2]; null: no PIN is set. */
export async function keepKioskPin({ store, crypto }: KioskPinPorts, told: KioskPinHash | null): Promise<void> {
  const pin = told === null ? null : { digits: told.digits, verifier: await sealed(crypto, told) }
  await store.update((lock) => nextKioskPinLock(lock, { kind: 'told', pin }))
}

async function sealed(crypto: PinCrypto, { iterations, salt, hash }: KioskPinHash) {
  return { iterations, salt, mac: await sealDerived(crypto, hexBytes(hash)) }
}

/** One try. It is on the disk as a try before the PIN is looked at [KP3]. */
export async function tryKioskPin(
  { store, crypto }: KioskPinPorts,
  { branchId, pin, now }: { branchId: string; pin: string; now(): number },
): Promise<TriedKioskPin> {
  let isOurs = false
  const begun = await store.update((lock) => {
    const next = nextKioskPinLock(lock, { kind: 'try_begun', at: now() })
    isOurs = lock.kind === 'locked' && next.kind === 'checking'
    return next
  })
  if (!isOurs || begun.kind !== 'checking') return { isRight: false, lock: begun }
  const isRight = await isPinRight(crypto, begun.verifier, { staffId: kioskPinOwner(branchId), pin })
  // The answer is worth something only for the PIN that was asked: another may have been set meanwhile.
  let isStanding = false
  const lock = await store.update((found) => {
    isStanding = found.kind === 'checking' && found.verifier.salt === begun.verifier.salt
    return isStanding ? nextKioskPinLock(found, { kind: 'tried', isRight }) : found
  })
  return { isRight: isRight && isStanding, lock }
}
