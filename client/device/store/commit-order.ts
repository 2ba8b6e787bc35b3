import type { TableChange } from '../../../sync/ports/store.ts'

/**
 * Puts what the tabs tell of their commits into the order of the disk [ST3]: each commit has the next number, and the
 * messages of different tabs overtake one another.
 *
 *   in order ──take(next)──▶ in order
 *      │ take(later), expect(later)
 *      ▼
 *   waiting for the missing one ──it comes──▶ in order
 *      │ GAP_MS_MAX (its tab ended between commit and message, or sleeps)
 *      ▼
 *   reading all from the disk ──caughtUp──▶ in order
 */
export type CommitOrder = {
  /** The number of the commit that was told last. */
  last(): number
  take(commit: number, changes: readonly TableChange[]): void
  /** The disk stands at this commit: resolves when everything up to it has been told. */
  expect(commit: number): Promise<void>
  /** What the whole disk held at this commit. */
  caughtUp(commit: number, changes: readonly TableChange[]): void
  /** The numbers begin anew: another database is under the same name. */
  restart(): void
  stop(): void
}
export type CommitOrderPorts = {
  readonly first: number
  tell(changes: readonly TableChange[]): void
  catchUp(): void
  after(ms: number, work: () => void): () => void
}

/** Messages between tabs take a millisecond; one with thousands of rows, some tens. */
export const GAP_MS_MAX = 250

export function createCommitOrder({ first, tell, catchUp, after }: CommitOrderPorts): CommitOrder {
  let last = first
  const early = new Map<number, readonly TableChange[]>()
  let waiting: { readonly commit: number; readonly resolve: () => void }[] = []
  let stopTimer: (() => void) | undefined
  let isStopped = false

  function goOn(): void {
    for (let changes = early.get(last + 1); changes !== undefined; changes = early.get(last + 1)) {
      last += 1
      early.delete(last)
      tell(changes)
    }
    for (const commit of early.keys()) if (commit <= last) early.delete(commit)
    const told = waiting.filter(({ commit }) => commit <= last)
    waiting = waiting.filter(({ commit }) => commit > last)
    for (const { resolve } of told) resolve()
    const isBehind = early.size > 0 || waiting.length > 0
    if (!isBehind) {
      stopTimer?.()
      stopTimer = undefined
    } else stopTimer ??= after(GAP_MS_MAX, giveUpWaiting)
  }

  function giveUpWaiting(): void {
    stopTimer = after(GAP_MS_MAX, giveUpWaiting)
    catchUp()
  }

  /** What somebody still waits for will not come any more. */
  function forget(): void {
    stopTimer?.()
    stopTimer = undefined
    early.clear()
    for (const { resolve } of waiting) resolve()
    waiting = []
  }

  return {
    last: () => last,
    take(commit, changes) {
      if (commit <= last || isStopped) return
      early.set(commit, changes)
      goOn()
    },
    expect(commit) {
      if (commit <= last || isStopped) return Promise.resolve()
      return new Promise((resolve) => {
        waiting.push({ commit, resolve })
        goOn()
      })
    },
    caughtUp(commit, changes) {
      if (commit <= last || isStopped) return
      last = commit
      tell(changes)
      goOn()
    },
    restart() {
      last = -1
      forget()
    },
    stop() {
      isStopped = true
      forget()
    },
  }
}
