import type { Table } from '../catalog/table.ts'
import { compileOrderBy } from '../where/compile-order-by.ts'
import { compileWhere } from '../where/compile-where.ts'
import type { CompiledWhere } from '../where/compiled-where.ts'
import { numberParams } from './number-params.ts'
import { problem } from './problems.ts'
import type { Read } from './read-params.ts'
import type { SubsetParams } from './read-subset.ts'

export type CompiledSubset = {
  readonly where: CompiledWhere | undefined
  readonly orderBy: string | undefined
  readonly limit: number | undefined
  readonly offset: number | undefined
}

/** Checks a subset against the columns that it may name. */
export async function compileSubset(
  subset: SubsetParams,
  table: Table,
  queryable: readonly string[] | undefined,
): Promise<Read<CompiledSubset>> {
  if (subset.kind === 'refused') return { kind: 'refused', problems: { subset: subset.problems } }
  const columns = table.columns.filter(({ name }) => queryable?.includes(name) ?? true)
  const { limit, offset } = subset
  let where: CompiledWhere | undefined
  if (subset.where !== undefined) {
    const params = numberParams(subset.params)
    if (params.kind === 'refused') return refused('params', params.problem)
    const compiled = await compileWhere(subset.where, params.params, columns, { isSubset: true })
    if (compiled.kind === 'refused') return refused('where', ...compiled.problems)
    where = compiled.where
  }
  if (subset.orderBy === undefined) return { kind: 'read', value: { where, orderBy: undefined, limit, offset } }
  const orderBy = await compileOrderBy(subset.orderBy, columns)
  if (orderBy.kind === 'refused') return refused('order_by', ...orderBy.problems)
  return { kind: 'read', value: { where, orderBy: orderBy.sql, limit, offset } }
}

function refused(field: string, ...messages: string[]): Read<never> {
  return { kind: 'refused', problems: { subset: problem(field, ...messages) } }
}
