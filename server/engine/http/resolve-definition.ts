import type { Catalog } from '../catalog/create-catalog.ts'
import { parseRelationName } from '../catalog/parse-relation-name.ts'
import type { Table } from '../catalog/table.ts'
import { EngineError } from '../engine-error.ts'
import { keyColumns } from '../shapes/record-key.ts'
import type { ShapeDefinition } from '../shapes/shape-definition.ts'
import { compileWhere } from '../where/compile-where.ts'
import type { CompiledWhere } from '../where/compiled-where.ts'
import { numberParams } from './number-params.ts'
import { type Problems, problem } from './problems.ts'
import type { DefinitionParams, Read } from './read-params.ts'

/** Definitions that were asked for before, of one table: a client comes back with the same one every few seconds. */
const KEPT_MAX = 20_000
/** A clause with a long list of constants is compiled each time: kept by the thousand they would fill the memory. */
const KEPT_KEY_CHARS_MAX = 2_048

export type ResolveDefinition = (params: DefinitionParams) => Promise<Read<ShapeDefinition>>

/** Finds what the parameters name: table, columns and clause, in this order; the first that is wrong is told. */
export function createDefinitionResolver(catalog: Catalog): ResolveDefinition {
  const kept = new WeakMap<Table, Map<string, Read<ShapeDefinition>>>()

  return async (params) => {
    const table = await findTable(params, catalog)
    if (table.kind === 'refused') return table
    const known = kept.get(table.value) ?? new Map<string, Read<ShapeDefinition>>()
    kept.set(table.value, known)
    const { where, columns, queryableColumns, replica, log } = params
    const key = JSON.stringify([where, [...params.params], columns, queryableColumns, replica, log])
    const found = known.get(key)
    if (found !== undefined) return found
    const resolved = await resolveOn(table.value, params)
    if (known.size >= KEPT_MAX) for (const oldest of [...known.keys()].slice(0, 1)) known.delete(oldest)
    if (resolved.kind === 'read' && key.length <= KEPT_KEY_CHARS_MAX) known.set(key, resolved)
    return resolved
  }
}

async function findTable(params: DefinitionParams, catalog: Catalog): Promise<Read<Table>> {
  const name = parseRelationName(params.table ?? '')
  if (name.kind === 'refused') return refused('table', name.problem)
  const { relation } = name
  const table = await catalog.find(relation).catch(unreachable)
  if (table === undefined) {
    return refused(
      'table',
      `Table "${relation.schema}"."${relation.table}" does not exist. ` +
        'If the table name contains capitals or special characters you must quote it.',
    )
  }
  return { kind: 'read', value: table }
}

async function resolveOn(table: Table, params: DefinitionParams): Promise<Read<ShapeDefinition>> {
  const columnProblem =
    (params.columns && columnsProblem(table, params.columns, 'columns')) ??
    (params.queryableColumns && columnsProblem(table, params.queryableColumns, 'queryable_columns'))
  if (columnProblem !== undefined) return { kind: 'refused', problems: columnProblem }
  const where = await resolveWhere(params, table)
  if (where.kind === 'refused') return where
  return {
    kind: 'read',
    value: {
      table,
      where: where.value,
      columns: params.columns === undefined ? allColumns(table) : [...params.columns].sort(),
      hasAllColumns: params.columns === undefined,
      replica: params.replica,
      log: params.log,
    },
  }
}

const columnsOf = new WeakMap<Table, readonly string[]>()

/** The same list each time: what is computed of it is then kept with it. */
function allColumns(table: Table): readonly string[] {
  const columns = columnsOf.get(table) ?? table.columns.map(({ name }) => name).sort()
  columnsOf.set(table, columns)
  return columns
}

async function resolveWhere(
  { where, params }: DefinitionParams,
  table: Table,
): Promise<Read<CompiledWhere | undefined>> {
  if (where === undefined) return { kind: 'read', value: undefined }
  const numbered = numberParams(params)
  if (numbered.kind === 'refused') return refused('params', numbered.problem)
  const compiled = await compileWhere(where, numbered.params, table.columns)
  return compiled.kind === 'compiled' ? { kind: 'read', value: compiled.where } : refused('where', ...compiled.problems)
}

/** A column that is named twice counts as unknown the second time. */
function columnsProblem(table: Table, names: readonly string[], field: string): Problems | undefined {
  const missing = keyColumns(table).filter((name) => !names.includes(name))
  if (missing.length > 0) {
    return problem(field, `The list of columns must include all primary key columns, missing: ${missing.join(', ')}`)
  }
  const left = new Set(table.columns.map(({ name }) => name))
  const unknown = names.filter((name) => !left.delete(name))
  return unknown.length === 0
    ? undefined
    : problem(field, `The following columns are not found on the table: ${unknown.join(', ')}`)
}

function refused(field: string, ...messages: string[]): { kind: 'refused'; problems: Problems } {
  return { kind: 'refused', problems: problem(field, ...messages) }
}

function unreachable(cause: unknown): never {
  const message = 'Cannot connect to the database to verify the table. Please try again later.'
  throw new EngineError('database_unreachable', message, { cause })
}
