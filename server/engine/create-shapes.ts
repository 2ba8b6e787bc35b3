import type pg from 'pg'
import type { Logger } from '../log/create-logger.ts'
import { createCatalog } from './catalog/create-catalog.ts'
import { createPublisher } from './catalog/create-publisher.ts'
import type { PublicationOptions } from './catalog/ensure-published.ts'
import { EngineError } from './engine-error.ts'
import type { EngineLimits } from './engine-limits.ts'
import type { TransactionSink } from './replication/collect-transactions.ts'
import type { Transaction } from './replication/transaction.ts'
import { TransactionApplier } from './shapes/apply-transaction.ts'
import { createRelationWatch } from './shapes/create-relation-watch.ts'
import { createSnapshotQueue } from './shapes/create-snapshot-queue.ts'
import { RecentTransactions } from './shapes/recent-transactions.ts'
import { isStillCurrent } from './shapes/relation-changes.ts'
import type { Shape } from './shapes/shape.ts'
import type { ShapeDefinition } from './shapes/shape-definition.ts'
import { ShapeStore } from './shapes/shape-store.ts'
import { type Snapshot, takeSnapshots } from './shapes/take-snapshots.ts'
import { toEngineError } from './to-engine-error.ts'

export type ShapesOptions = {
  readonly pool: pg.Pool
  readonly limits: EngineLimits
  readonly clock: () => number
  readonly log: Logger
  readonly publication: PublicationOptions
}

export type Shapes = ReturnType<typeof createShapes>

/** The shapes of one database, and what a transaction does to them. */
export function createShapes({ pool, limits, clock, log, publication }: ShapesOptions) {
  const recent = new RecentTransactions()
  const store = new ShapeStore({ limits, clock })
  const applier = new TransactionApplier()
  const counts = { transactions: 0, changes: 0 }
  let lastLsn = 0n

  const catalog = createCatalog(pool, {
    publication: publication.name,
    ageMsMax: limits.catalogAgeMs,
    onRead(name, table, readAt) {
      for (const shape of [...store.all()]) {
        const { schema, name: known } = shape.definition.table
        if (schema !== name.schema || known !== name.table || isStillCurrent(shape, table, readAt)) continue
        publisher.forget(shape.definition.table.oid)
        store.drop(shape, 'schema')
      }
    },
  })

  const publisher = createPublisher({
    pool,
    publication,
    atOnceMax: limits.publishesAtOnceMax,
    onMadeAnew(oid) {
      for (const other of [...store.all()]) if (other.definition.table.oid !== oid) store.drop(other, 'reset')
    },
  })
  const relations = createRelationWatch({ pool, log, store, catalog, publisher })

  /** Postgres knows the table otherwise than the catalogue does. */
  const forgetIfOutdated = ({ definition }: Shape, error: unknown): void => {
    if (error instanceof EngineError && error.code === 'schema_changed') catalog.forget(definition.table.oid)
  }

  const fail = (shape: Shape, error: unknown): void => {
    if (!shape.isDropped) log.warn({ err: error, table: shape.definition.table.name }, 'a snapshot failed')
    forgetIfOutdated(shape, error)
    store.drop(shape, 'failed', error)
  }

  /** In one go: between the snapshot and what the stream brought meanwhile nothing else may enter the log. */
  const open = (shape: Shape, snapshot: Snapshot): void => {
    if (snapshot.kind === 'failed') fail(shape, snapshot.error)
    if (snapshot.kind === 'failed' || shape.state.kind !== 'reading') return
    const { backlog } = shape.state
    shape.complete(snapshot.chunks, snapshot.at)
    for (const transaction of backlog) if (applier.applyTo(shape, transaction, dropOutdated)) onGrown(shape)
    store.count(shape)
    shape.open()
  }

  const snapshots = createSnapshotQueue({
    limits,
    take: (some, onSnapshot) => takeSnapshots(some, { pool, limits, recent }, onSnapshot),
    onSnapshot: open,
  })

  const fill = (shape: Shape): Promise<void> =>
    publisher.publish(shape.definition.table).then(
      () => snapshots.add(shape),
      (error: unknown) => fail(shape, toEngineError(error)),
    )

  const onGrown = (shape: Shape): void => {
    if (!shape.isSettled && shape.isDropped) return
    if (shape.bytes > limits.shapeBytesMax) store.drop(shape, 'too large')
    else store.count(shape)
    shape.wake()
  }

  const keepForLater = (shape: Shape, transaction: Transaction): void => {
    const { state } = shape
    if (state.kind !== 'reading' || state.backlog.at(-1) === transaction) return
    state.backlog.push(transaction)
    state.backlogBytes += transaction.bytes
    if (state.backlogBytes > limits.backlogBytesMax) store.drop(shape, 'too large')
  }

  const dropOutdated = (shape: Shape): void => {
    catalog.forget(shape.definition.table.oid)
    store.drop(shape, 'schema')
  }

  const sink: TransactionSink = {
    wants: (oid) => store.router.has(oid),
    onBegin: (xid, number) => recent.begin(xid, number),
    onTransaction(transaction) {
      for (const change of transaction.changes) {
        if (change.kind === 'relation') relations.notice(change.relation)
        else if (change.kind === 'truncate') for (const oid of change.oids) store.dropTable(oid, 'truncated')
        else if (change.kind === 'update' && change.before === undefined) store.dropTable(change.relation.oid, 'schema')
      }
      if (!transaction.hasRows) return
      lastLsn = transaction.lsn
      counts.transactions += 1
      counts.changes += transaction.changes.length
      const grown = applier.apply(transaction, store.router, {
        onReading: (shape) => keepForLater(shape, transaction),
        onOutdated: dropOutdated,
      })
      for (const shape of grown) onGrown(shape)
    },
  }

  return {
    store,
    catalog,
    sink,
    counts,
    forgetIfOutdated,
    /** The last transaction that touched a published table. */
    get lastLsn(): bigint {
      return lastLsn
    },
    find: (definition: ShapeDefinition): Shape | undefined => store.byDefinition(definition),
    findOrCreate: (definition: ShapeDefinition): Shape => store.byDefinition(definition) ?? store.create(definition),
    /** The rows are read when they are first asked for, so that a strange handle alone makes no work. */
    ready(shape: Shape): Promise<void> {
      if (shape.state.kind === 'promised') {
        store.begin(shape, recent.number)
        void fill(shape)
      }
      return shape.ready
    },
    /** A new place in the stream: nothing is known of what happened between. */
    reset(startLsn: bigint): void {
      store.dropAll('reset')
      catalog.forgetAll()
      relations.forgetAll()
      publisher.forgetAll()
      recent.forget()
      lastLsn = startLsn
    },
  }
}
