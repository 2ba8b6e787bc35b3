import { createHash } from 'node:crypto'
import type { Table } from '../catalog/table.ts'
import type { CompiledWhere } from '../where/compiled-where.ts'

export type ShapeDefinition = {
  readonly table: Table
  readonly where: CompiledWhere | undefined
  /** Sorted by name, as every message lists them. */
  readonly columns: readonly string[]
  /** Whether no list was asked for: then a column that is added or dropped changes the shape. */
  readonly hasAllColumns: boolean
  readonly replica: 'default' | 'full'
  readonly log: 'full' | 'changes_only'
}

const HASH_BITS = 27

const identities = new WeakMap<ShapeDefinition, string>()

/** What two requests must share to be answered from one log. */
export function shapeIdentity(definition: ShapeDefinition): string {
  const known = identities.get(definition)
  const identity = known ?? describe(definition)
  if (known === undefined) identities.set(definition, identity)
  return identity
}

function describe({ table, where, columns, hasAllColumns, replica, log }: ShapeDefinition): string {
  return JSON.stringify([
    table.oid,
    table.schema,
    table.name,
    table.key,
    where?.normalized ?? null,
    columns,
    hasAllColumns,
    replica,
    log,
  ])
}

/** Shapes with the same one show the same parts of a row in the same words. */
export function projectionKey({ table, columns, hasAllColumns, replica }: ShapeDefinition): string {
  const notNull = table.columns.filter(({ isNotNull }) => isNotNull).map(({ name }) => name)
  return JSON.stringify([table.oid, table.key, hasAllColumns ? null : columns, notNull, replica])
}

/** The first half of a handle. */
export function identityHash(identity: string): number {
  return createHash('sha256').update(identity).digest().readUInt32BE(0) >>> (32 - HASH_BITS)
}
