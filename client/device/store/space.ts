import { StoreError, type WriteTransaction } from '../../../sync/ports/store.ts'

/** Kept free for what people do: some thousand commands and their print jobs, many times over. */
export const RESERVE_BYTES = 20 * 1024 * 1024
/** Asking costs some milliseconds and the answer is rough anyway. */
const KEPT_MS = 10_000

export type Space = { readonly usage: number; readonly quota: number; readonly isPersisted: boolean }
export type StorageManagerLike = Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>

/** Asks that the browser never throws our storage away by itself; answers how it stands, undefined where nobody tells. */
export async function askForSpace(storage: StorageManagerLike | undefined): Promise<Space | undefined> {
  if (storage === undefined) return undefined
  try {
    const isPersisted = (await storage.persisted()) || (await storage.persist())
    const { usage, quota } = await storage.estimate()
    return usage === undefined || quota === undefined ? undefined : { usage, quota, isPersisted }
  } catch {
    // Some modes refuse even the question; then nothing is known, and writes tell by themselves when the disk is full.
    return undefined
  }
}

/** Whether what comes from the server, and would come again, has room without touching the reserve. */
export function createRoom(storage: StorageManagerLike | undefined, now: () => number): () => Promise<boolean> {
  let known: { readonly at: number; readonly isRoom: boolean } | undefined
  return async () => {
    if (storage === undefined) return true
    // By a wall clock, that may be set back by years: what was found is no older or younger than this.
    if (known !== undefined && Math.abs(now() - known.at) < KEPT_MS) return known.isRoom
    const at = now()
    try {
      const { usage, quota } = await storage.estimate()
      known = { at, isRoom: usage === undefined || quota === undefined || quota - usage >= RESERVE_BYTES }
    } catch {
      known = { at, isRoom: true }
    }
    return known.isRoom
  }
}

/** The last room is for what people do; rows of the stream wait on the server. */
export function withoutRoom(tx: WriteTransaction): WriteTransaction {
  return {
    ...tx,
    put(_table, rows) {
      if (rows.length > 0) throw new StoreError('quota_exceeded')
    },
  }
}
