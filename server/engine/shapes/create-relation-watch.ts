import type pg from 'pg'
import type { Logger } from '../../log/create-logger.ts'
import type { Catalog } from '../catalog/create-catalog.ts'
import type { Publisher } from '../catalog/create-publisher.ts'
import type { Relation } from '../replication/transaction.ts'
import { isSameRelation, judgeRelation } from './relation-changes.ts'
import type { ShapeStore } from './shape-store.ts'

export type RelationWatchOptions = {
  readonly pool: Pick<pg.Pool, 'query'>
  readonly log: Logger
  readonly store: ShapeStore
  readonly catalog: Pick<Catalog, 'forget'>
  readonly publisher: Pick<Publisher, 'forget'>
}

/** Compares each description of a table in the stream with the one before, and drops the shapes that do not fit any more. */
export function createRelationWatch({ pool, log, store, catalog, publisher }: RelationWatchOptions) {
  const relations = new Map<number, Relation>()

  /** Rows of a partition that was added later reach no shape of its root: those begin anew. */
  const noticePartition = async (oid: number): Promise<void> => {
    if (![...store.all()].some(({ definition }) => definition.table.isPartitioned)) return
    const { rows } = await pool
      .query<{ oid: number }>('select relid::oid::bigint::float8 as oid from pg_catalog.pg_partition_ancestors($1)', [
        oid,
      ])
      .catch((error: unknown) => {
        log.warn({ err: error }, 'the root of a partition is not known')
        return { rows: [] }
      })
    for (const { oid: ancestor } of rows) {
      catalog.forget(ancestor)
      publisher.forget(ancestor)
      if (ancestor !== oid) store.dropTable(ancestor, 'schema')
    }
  }

  return {
    notice(relation: Relation): void {
      const former = relations.get(relation.oid)
      relations.set(relation.oid, relation)
      // What it does not tell may have changed too, as whether a column may be null.
      catalog.forget(relation.oid)
      if (former !== undefined && isSameRelation(former, relation)) return
      if (!store.router.has(relation.oid)) void noticePartition(relation.oid)
      const tables = new Set([relation.oid])
      for (const shape of store.router.shapesOf(relation.oid)) {
        if (judgeRelation(shape, former, relation) === 'drop') store.drop(shape, 'schema')
        tables.add(shape.definition.table.oid)
      }
      for (const oid of tables) catalog.forget(oid)
      publisher.forget(relation.oid)
    },
    forgetAll: (): void => relations.clear(),
  }
}
