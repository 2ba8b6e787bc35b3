import type { Table } from '../catalog/table.ts'
import type { Relation, Row, RowChange } from '../replication/transaction.ts'
import type { CompiledWhere } from '../where/compiled-where.ts'
import { Shape } from './shape.ts'
import { type ShapeDefinition, shapeIdentity } from './shape-definition.ts'

/* Builders for tests: a table items(id, title, priority) with key id, shapes of it and changes in it. */

const NAMES = ['id', 'title', 'priority']

export const aTable = (changes: Partial<Table> = {}): Table => ({
  oid: 7,
  schema: 'public',
  name: 'items',
  columns: NAMES.map((name) => ({
    name,
    type: 'text',
    dims: 0,
    isEnum: false,
    typeOid: 25,
    typeModifier: -1,
    isNotNull: false,
  })),
  key: ['id'],
  isPartitioned: false,
  partitions: [],
  isFollowed: true,
  ...changes,
})

export const aRelation = (changes: Partial<Relation> = {}): Relation => ({
  oid: 7,
  schema: 'public',
  table: 'items',
  isFull: true,
  columns: NAMES.map((name) => ({ name, typeOid: 25, typeModifier: -1 })),
  ...changes,
})

export const aDefinition = (changes: Partial<ShapeDefinition> = {}): ShapeDefinition => ({
  table: aTable(),
  where: undefined,
  columns: [...NAMES].sort(),
  hasAllColumns: true,
  replica: 'default',
  log: 'full',
  ...changes,
})

/** `column = value [or …]`, as the compiler tells it. */
export function whereIn(terms: Readonly<Record<string, readonly string[]>>): CompiledWhere {
  const equalities = Object.entries(terms).map(([column, values]) => ({ column, values }))
  return {
    sql: '(true)',
    normalized: JSON.stringify(terms),
    columns: Object.keys(terms),
    equalities,
    isOfEqualities: equalities.length > 0,
    matches: (row) => equalities.every(({ column, values }) => values.includes(row.get(column) ?? '')),
  }
}

export function aShape(definition: ShapeDefinition = aDefinition()): Shape {
  const identity = shapeIdentity(definition)
  const shape = new Shape({ definition, identity, handle: '1-1', chunkBytes: 1_000 })
  shape.complete([], { snapshot: { xmin: 0n, xmax: 0n, running: [] }, lsn: 0n })
  return shape
}

export function aChange(before: Row | undefined, after: Row | undefined, changes: Partial<RowChange> = {}): RowChange {
  const kind = before === undefined ? 'insert' : after === undefined ? 'delete' : 'update'
  return { kind, relation: aRelation(), op: 0, before, after, ...changes }
}
