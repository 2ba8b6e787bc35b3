import { hash } from 'node:crypto'
import type { Table } from '../catalog/table.ts'
import type { CompiledWhere } from '../where/compiled-where.ts'

export type ShapeDefinition = {
  readonly table: Table
  readonly where: CompiledWhere | undefined
  /** Sorted by name, as every message lists them. One list for all shapes of a table that show all of it. */
  readonly columns: readonly string[]
  /** Whether no list was asked for: then a column that is added or dropped changes the shape. */
  readonly hasAllColumns: boolean
  readonly replica: 'default' | 'full'
  readonly log: 'full' | 'changes_only'
}

const HASH_BITS = 27
/** Thirty-two bits. */
const HASH_HEX_DIGITS = 8

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
  return Number.parseInt(hash('sha256', identity).slice(0, HASH_HEX_DIGITS), 16) >>> (32 - HASH_BITS)
}
