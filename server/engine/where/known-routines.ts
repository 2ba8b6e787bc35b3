import type { Overload } from './routine.ts'
import { bitOperators } from './routines/bit-operators.ts'
import { comparisonOperators } from './routines/comparison-operators.ts'
import { dateFunctions, dateOperators } from './routines/date-operators.ts'
import { numberOperators } from './routines/number-operators.ts'
import { textFunctions, textOperators } from './routines/text-operators.ts'

function byNameAndArity(overloads: readonly Overload[]): ReadonlyMap<string, readonly Overload[]> {
  const found = new Map<string, Overload[]>()
  for (const overload of overloads) {
    const key = `${overload.name}/${overload.args.length}`
    found.set(key, [...(found.get(key) ?? []), overload])
  }
  return found
}

/** Keys are `name/number of arguments`. */
export const knownOperators = byNameAndArity([
  ...comparisonOperators,
  ...numberOperators,
  ...bitOperators,
  ...textOperators,
  ...dateOperators,
])

export const knownFunctions = byNameAndArity([...textFunctions, ...dateFunctions])
