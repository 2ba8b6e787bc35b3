import type { ReadTransaction, TableChange, TableName, WriteTransaction } from '../../../sync/ports/store.ts'
import { isCarried } from './carried-tables.ts'
import { createKnownTables, isKnown, KNOWN_TABLES, type KnownTables } from './known-tables.ts'
import { readOnce, type Written, writeOnce } from './transactions.ts'
import { whenLeft } from './when-left.ts'
import { writeQuickly } from './write-quickly.ts'

/** A person who has just tapped does not tap again for so long, mostly. */
const CARRY_MS = 500
/** Carried in one go they take some tens of milliseconds; until then whoever reads looks through them. */
const UNCARRIED_MAX = 200

export type QuickPath = {
  /** Reads what a tap has to know; answers as of which commit. */
  load(): Promise<number>
  hear(changes: readonly TableChange[]): void
  /** There is a row that nobody here can read: of its table not all is known any more. */
  hearUnreadable(table: TableName): void
  /** Undefined: this write has to ask the disk. */
  write<Value>(
    tables: readonly TableName[],
    last: () => number,
    work: (tx: WriteTransaction) => Promise<Value>,
  ): Promise<Written<Value> | undefined>
  /** Another write of this tab has carried all of it. */
  hearCarried(): void
  stop(): void
}

/** Which writes take the quick way [ST7], and when what they leave in `commits` is carried into its tables. */
export function createQuickPath(
  database: () => Promise<IDBDatabase>,
  { after, wall }: { after(ms: number, work: () => void): () => void; wall(): number },
): QuickPath {
  let known: KnownTables | undefined
  let uncarriedCount = 0
  let stopTimer: (() => void) | undefined

  // Where it fails, the next write that asks the disk does it.
  const carryNow = (): void => void carry().catch(ignore)
  const stopWatching = whenLeft(() => {
    if (uncarriedCount > 0) carryNow()
  })

  /** Relaxed: lost with the current, it is found in `commits` as before. */
  async function carry(): Promise<void> {
    stopTimer?.()
    stopTimer = undefined
    await writeOnce(await database(), [], async () => undefined, { onUnreadable: ignore, wall })
    uncarriedCount = 0
  }

  return {
    async load() {
      let isWhole = true
      const all = async (tx: ReadTransaction) => ({
        meta: await tx.all('meta'),
        numbers: await tx.all('numbers'),
        prints: await tx.all('prints'),
      })
      const { commit, value } = await readOnce(await database(), KNOWN_TABLES, all, () => {
        isWhole = false
      })
      // With a row that cannot be read every write looks for itself, until the next start, and sets it aside [ST5].
      if (isWhole) known = createKnownTables(value)
      return commit
    },
    hear: (changes) => known?.hear(changes),
    hearUnreadable(table) {
      if (isKnown(table)) known = undefined
    },
    async write(tables, last, work) {
      if (known === undefined || uncarriedCount >= UNCARRIED_MAX || !tables.every(isCarried)) return undefined
      const opened = await database()
      // Asked for only now: it may have been lost, and be another one that counts from the start.
      const written = await writeQuickly({ database: opened, known, last: last(), tables }, work)
      if (written === undefined) return undefined
      uncarriedCount += 1
      stopTimer ??= after(CARRY_MS, carryNow)
      return written
    },
    hearCarried() {
      uncarriedCount = 0
    },
    stop() {
      stopTimer?.()
      stopWatching()
    },
  }
}

const ignore = (): undefined => undefined
