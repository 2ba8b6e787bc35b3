import type pg from 'pg'
import { createSemaphore } from '../shapes/create-semaphore.ts'
import { ensurePublished, type PublicationOptions } from './ensure-published.ts'
import type { Table } from './table.ts'

export type PublisherOptions = {
  readonly pool: pg.Pool
  readonly publication: PublicationOptions
  /** Each may wait for a lock with a connection in hand; the others are left to those who only read. */
  readonly atOnceMax: number
  /** Somebody had dropped the publication: the changes of all tables but this one are missing. */
  readonly onMadeAnew: (oid: number) => void
}

export type Publisher = ReturnType<typeof createPublisher>

/** Has each table followed before its rows are read, and remembers which are. */
export function createPublisher({ pool, publication, atOnceMax, onMadeAnew }: PublisherOptions) {
  const published = new Map<number, Promise<void>>()
  const inTurn = createSemaphore(atOnceMax)

  return {
    publish(table: Table): Promise<void> {
      const known = published.get(table.oid)
      if (known !== undefined) return known
      const made = inTurn(() => ensurePublished(pool, table, publication)).then((isNew) => {
        if (!isNew) return
        for (const oid of [...published.keys()]) if (oid !== table.oid) published.delete(oid)
        onMadeAnew(table.oid)
      })
      published.set(table.oid, made)
      made.catch(() => published.delete(table.oid))
      return made
    },
    /** It may not be followed any more, or otherwise. */
    forget: (oid: number): boolean => published.delete(oid),
    forgetAll: (): void => published.clear(),
  }
}
