import type { ShapeDefinition } from './shape-definition.ts'

/** A shape with more combinations of its constants than this is looked up by fewer of its columns. */
const COMBINATIONS_MAX = 64
export const SEPARATOR = '\u0000'

/** The columns by which a shape is found, and each combination of its constants. */
export type IndexTerms = {
  readonly columns: readonly string[]
  readonly keys: readonly string[]
  /** Whether a row with one of the keys is in the shape, and no other is. */
  readonly isWhole: boolean
  /** Shapes with the same one are found together. */
  readonly signature: string
}

export function indexTerms({ where }: ShapeDefinition): IndexTerms | undefined {
  if (where === undefined) return undefined
  const columns: string[] = []
  let keys: string[] = ['']
  for (const { column, values } of [...where.equalities].sort((a, b) => a.column.localeCompare(b.column))) {
    if (columns.includes(column) || keys.length * values.length > COMBINATIONS_MAX) continue
    keys = columns.length === 0 ? [...values] : keys.flatMap((key) => values.map((value) => key + SEPARATOR + value))
    columns.push(column)
  }
  if (columns.length === 0) return undefined
  const isWhole = where.isOfEqualities && columns.length === where.equalities.length
  return { columns, keys, isWhole, signature: JSON.stringify([isWhole, columns]) }
}
