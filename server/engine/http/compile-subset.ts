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

/** Checks a subset against the columns that it may name: its order, then its clause; the first that is wrong is told. */
export async function compileSubset(
  subset: SubsetParams,
  table: Table,
  queryable: readonly string[] | undefined,
): Promise<Read<CompiledSubset>> {
  if (subset.kind === 'refused') return { kind: 'refused', problems: { subset: subset.problems } }
  const columns = table.columns.filter(({ name }) => queryable?.includes(name) ?? true)
  const { limit, offset } = subset
  let orderBy: string | undefined
  if (subset.orderBy !== undefined) {
    const compiled = await compileOrderBy(subset.orderBy, columns)
    if (compiled.kind === 'refused') return refused('order_by', ...compiled.problems)
    orderBy = compiled.sql
  }
  if (subset.where === undefined) return { kind: 'read', value: { where: undefined, orderBy, limit, offset } }
  const params = numberParams(subset.params)
  if (params.kind === 'refused') return refused('params', params.problem)
  const where = await compileWhere(subset.where, params.params, columns, { isSubset: true })
  if (where.kind === 'refused') return refused('where', ...where.problems)
  return { kind: 'read', value: { where: where.where, orderBy, limit, offset } }
}

function refused(field: string, ...messages: string[]): Read<never> {
  return { kind: 'refused', problems: { subset: problem(field, ...messages) } }
}
