import type { PinLock } from './pin-lock.ts'
import { isPinRight, type PinCrypto } from './pin-verifier.ts'
import { transition } from './transition.ts'

/** Reads and writes one person's lock in one durable transaction, and answers once it is on the disk. */
export interface PinStore {
  update(change: (lock: PinLock) => PinLock): Promise<PinLock>
}

export type UnlockPorts = {
  readonly store: PinStore
  readonly crypto: PinCrypto
  /** Server time as the device estimates it, in milliseconds. */
  readonly now: () => number
}

/** One try. It is on the disk as a try before the PIN is looked at; the answer says what became of it. */
export async function unlockWithPin({ store, crypto, now }: UnlockPorts, pin: string): Promise<PinLock> {
  let isOurs = false
  const begun = await store.update((lock) => {
    const next = transition(lock, { kind: 'try_begun', at: now() })
    // Another tab may be checking: its try is not ours to use.
    isOurs = lock.kind === 'locked' && next.kind === 'checking'
    return next
  })
  if (!isOurs || begun.kind !== 'checking') return begun
  const isRight = await isPinRight(crypto, begun.verifier, { staffId: begun.session.staffId, pin })
  return store.update((lock) => transition(lock, { kind: 'tried', isRight, at: now() }))
}
