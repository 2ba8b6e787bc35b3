import { readRows } from '../outbox/read-rows.ts'
import type { Store } from '../ports/store.ts'
import { baseRow, confirmedRow } from '../replica/stored-rows.ts'
import type { Layers } from '../view/create-view.ts'
import type { ClockValue, IdentityValue } from './meta.ts'
import { readMeta } from './read-meta.ts'

export type LoadedDevice = {
  readonly identity: IdentityValue | undefined
  readonly session: string | null
  readonly staffId: string | null
  readonly clock: ClockValue | undefined
  readonly layers: Layers
  readonly unreadableIds: readonly string[]
}

/** All that a tab begins with: the disk as it is at one moment, each row as its schema says [ST5]. */
export function loadDevice(store: Store): Promise<LoadedDevice> {
  return store.read(['meta', 'outbox', 'base', 'confirmed', 'unreadable'], async (tx) => ({
    identity: await readMeta(tx, 'identity'),
    session: (await readMeta(tx, 'session')) ?? null,
    staffId: (await readMeta(tx, 'staff')) ?? null,
    clock: await readMeta(tx, 'clock'),
    layers: {
      base: (await tx.all('base')).filter((row) => baseRow.safeParse(row).success),
      confirmed: (await tx.all('confirmed')).filter((row) => confirmedRow.safeParse(row).success),
      outbox: readRows(await tx.all('outbox')).rows,
    },
    unreadableIds: (await tx.all('unreadable')).map(({ id }) => id),
  }))
}
