import { readRows } from '../outbox/read-rows.ts'
import type { Store } from '../ports/store.ts'
import { isBaseRow, isConfirmedRow } from '../replica/stored-rows.ts'
import type { Layers } from '../view/create-view.ts'
import type { ClockValue, IdentityValue, WriterValue } from './meta.ts'
import { readMeta } from './read-meta.ts'

export type LoadedDevice = {
  readonly identity: IdentityValue | undefined
  readonly session: string | null
  readonly staffId: string | null
  readonly clock: ClockValue | undefined
  readonly writer: WriterValue | undefined
  readonly layers: Layers
  readonly unreadableIds: readonly string[]
}

/** All that a tab begins with: the disk as it is at one moment, each row as its schema says [ST5]. */
export function loadDevice(store: Store): Promise<LoadedDevice> {
  return store.read(['meta', 'outbox', 'base', 'confirmed', 'unreadable'], async (tx) => {
    // Asked together: a disk that is read one table after the other is waited for between them.
    const [identity, session, staffId, clock, writer, base, confirmed, outbox, unreadable] = await Promise.all([
      ...([readMeta(tx, 'identity'), readMeta(tx, 'session'), readMeta(tx, 'staff'), readMeta(tx, 'clock')] as const),
      readMeta(tx, 'writer'),
      ...([tx.all('base'), tx.all('confirmed'), tx.all('outbox'), tx.all('unreadable')] as const),
    ])
    return {
      ...{ identity, session: session ?? null, staffId: staffId ?? null, clock, writer },
      layers: {
        base: base.filter(isBaseRow),
        confirmed: confirmed.filter(isConfirmedRow),
        outbox: readRows(outbox).rows,
      },
      unreadableIds: unreadable.map(({ id }) => id),
    }
  })
}
