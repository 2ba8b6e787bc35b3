import type { Dexie } from 'dexie'

/** Not one of the port's tables: each commit takes the next number from it, which orders what the tabs hear [ST3]. */
export const COMMITS = 'commits'

export type DatabaseVersion = {
  readonly version: number
  /** What each table is keyed by, as Dexie writes it; null for one that goes. Tables of older versions stay as they are. */
  readonly stores: Readonly<Record<string, string | null>>
  readonly upgrade?: Upgrade
}
export type Upgrade = Parameters<ReturnType<Dexie['version']>['upgrade']>[0]

/** Dexie keeps our version times ten; what it mends by itself it counts in the last digit. */
const NATIVE_PER_VERSION = 10

/** Whether the browser's number of a database is of a version that comes after all of these. */
export function isNewer(native: number, versions: readonly DatabaseVersion[]): boolean {
  return Math.floor(native / NATIVE_PER_VERSION) > (versions.at(-1)?.version ?? 0)
}

/**
 * Every version that was ever released, oldest first, never changed afterwards: a device may come back after months.
 * A new one brings a fixture of the one before it (`fixtures/`), and the test opens each of them.
 */
export const databaseVersions: readonly DatabaseVersion[] = [
  {
    version: 1,
    stores: {
      meta: 'key',
      outbox: '[writer+seq]',
      places: 'id',
      base: '[shape+key]',
      confirmed: '[shape+key]',
      positions: 'shape',
      numbers: '[day+prefix+letter]',
      prints: 'ticket_id',
      unreadable: 'id',
      [COMMITS]: '++',
    },
  },
  // From here on rows of `commits` may hold what is still to be carried into the tables; an older app would not see it.
  { version: 2, stores: {} },
]
