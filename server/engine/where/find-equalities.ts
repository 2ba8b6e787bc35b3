import { formatValue, scalarCodec } from './codecs.ts'
import { comparedText } from './compared-text.ts'
import type { Expression } from './expression.ts'
import { arrayType, elementType, type Scalar } from './value-types.ts'
import { mapArray, type PgArray } from './values/arrays.ts'

export type Equality = { readonly column: string; readonly values: readonly string[] }

/** `column = any ('{…}')` with a constant array. */
function findInArray(expression: Expression): Equality | null {
  if (expression.kind !== 'call' || expression.routine.name !== '= any') return null
  const [reference, array] = expression.args
  if (reference?.kind !== 'reference' || array?.kind !== 'constant' || array.value === null) return null
  const type = elementType(array.type)
  const isUnique = scalarCodec(type)?.isTextUnique === true && scalarCodec(reference.type)?.isTextUnique === true
  if (!isUnique || array.type !== arrayType(type)) return null
  const texts = mapArray(array.value as PgArray<Scalar>, (item) => formatValue(type, item)).items
  return { column: reference.column, values: [...new Set(texts.filter((text) => text !== null))] }
}

/** One of several values of the same column: `in (…)`, or alternatives that each name one. */
function findAlternatives(expression: Expression): Equality | null {
  if (expression.kind !== 'or') return null
  const found = expression.args.map(findTerm)
  const column = found[0]?.column
  const values = new Set<string>()
  for (const term of found) {
    if (term === null || term.column !== column) return null
    for (const value of term.values) values.add(value)
  }
  return column === undefined ? null : { column, values: [...values] }
}

function findTerm(expression: Expression): Equality | null {
  const compared = comparedText(expression)
  if (compared !== null) return { column: compared.column, values: [compared.text] }
  return findInArray(expression) ?? findAlternatives(expression)
}

/** What every matching row has for certain; terms that say nothing of the kind are left to `matches`. */
export function findEqualities(expression: Expression): Equality[] {
  if (expression.kind === 'and') return expression.args.flatMap(findEqualities)
  const term = findTerm(expression)
  return term === null || term.values.length === 0 ? [] : [term]
}

/** Whether they are the whole clause: a row that has them matches. */
export function isOfEqualities(expression: Expression): boolean {
  if (expression.kind === 'and') return expression.args.every(isOfEqualities)
  return (findTerm(expression)?.values.length ?? 0) > 0
}
