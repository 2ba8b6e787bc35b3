import { isVisible, type PgSnapshot } from './pg-snapshot.ts'

/** A transaction that is older by so many others is visible to every new snapshot. */
const KEPT = 4_096

/**
 * The stream may tell of a commit a moment before snapshots see it. A shape that is made in this moment gets that
 * transaction neither from the stream, which is past it, nor from a snapshot that is taken too early.
 */
export class RecentTransactions {
  readonly #xids: number[] = []
  #number = 0

  get number(): number {
    return this.#number
  }

  begin(xid: number, number: number): void {
    this.#xids[number % KEPT] = xid
    this.#number = number
  }

  forget(): void {
    this.#xids.length = 0
    this.#number = 0
  }

  /** Whether the snapshot has all of the transactions up to `number`. */
  areVisible(snapshot: PgSnapshot, number: number): boolean {
    const first = Math.max(1, number - KEPT + 1, this.#number - KEPT + 1)
    for (let at = first; at <= number; at++) {
      const xid = this.#xids[at % KEPT]
      if (xid !== undefined && !isVisible(snapshot, xid)) return false
    }
    return true
  }
}
