import { compileOrderBy as orderBy } from './compile-order-by.ts'
import { compileWhere as where } from './compile-where.ts'

/** A column as the catalogue tells it: `type` is the plain `pg_type` name of the element type, `dims` its array dimensions. */
export type WhereColumn = {
  readonly name: string
  readonly type: string
  readonly dims: number
  readonly isEnum: boolean
}

/** What is wrong with a clause. `location` counts bytes of the statement around it; none where the whole is meant. */
export type WhereProblem = { readonly message: string; readonly location?: number }

export type CompiledWhere = {
  /** Parenthesised SQL, parameters in it as typed literals: for the snapshot query. */
  readonly sql: string
  /** The same predicate in one spelling: part of a shape's identity. */
  readonly normalized: string
  readonly columns: readonly string[]
  /** Terms `column = constant` that every matching row has, constants as canonical text of the column's type. */
  readonly equalities: readonly { readonly column: string; readonly values: readonly string[] }[]
  /** Whether a row that has these, by text, matches: then `matches` need not be asked. */
  readonly isOfEqualities: boolean
  /** A row as pgoutput tells it: column → text or null. True only when the predicate is true (null is not). */
  readonly matches: (row: ReadonlyMap<string, string | null>) => boolean
}

/**
 * A shape's own clause must write `mood::text = 'ok'`, as for the real service; a subset's may write `mood = 'ok'`. Other
 * words tell that neither may ask another table.
 */
export type WhereOptions = { readonly isSubset?: boolean }

export type CompileResult =
  | { readonly kind: 'compiled'; readonly where: CompiledWhere }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

export type CompileOrderByResult =
  | { readonly kind: 'compiled'; readonly sql: string }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

/** Checks a clause against the table's columns and makes it SQL for the snapshot and a predicate for the log. */
export function compileWhere(
  text: string,
  params: ReadonlyMap<number, string>,
  columns: readonly WhereColumn[],
  options: WhereOptions = {},
): Promise<CompileResult> {
  return where(text, params, columns, options)
}

/** Checks the sort order of a subset and writes it anew: column names with direction and place of nulls. */
export function compileOrderBy(text: string, columns: readonly WhereColumn[]): Promise<CompileOrderByResult> {
  return orderBy(text, columns)
}
