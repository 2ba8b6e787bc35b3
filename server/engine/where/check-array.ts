import type { A_ArrayExpr, A_Indices, A_Indirection, Node } from 'libpg-query'
import { castTo } from './check-cast.ts'
import type { Checker } from './checker.ts'
import { isSupported } from './codecs.ts'
import { call, coerce, isUnknown } from './coerce.ts'
import { commonType } from './common-type.ts'
import type { Expression } from './expression.ts'
import { arrayAccess, type Subscript } from './routines/array-access.ts'
import { arrayOf } from './routines/null-routines.ts'
import { arrayType, elementType, isArrayType } from './value-types.ts'
import { WhereRefusal } from './where-refusal.ts'

const NUMBERS = ['int2', 'int8', 'float4', 'float8', 'numeric']

/** `array[…]`; arrays of arrays are only taken as literals. */
export function checkArray(node: A_ArrayExpr, { check, literals }: Checker): Expression {
  const location = node.location ?? 0
  const elements = (node.elements ?? []).map(check)
  const type = commonType(elements.map((element) => element.type))
  if (type === null) {
    const [first, other] = [...new Set(elements.map((element) => element.type))]
    throw new WhereRefusal(`ARRAY types ${first} and ${other} cannot be matched`, location)
  }
  if (isArrayType(type) || !isSupported(type)) {
    throw new WhereRefusal('A_ArrayExpr is not supported in this context', location)
  }
  const args = elements.map((element) => coerce(element, type, literals))
  return call(arrayOf(type), args, arrayType(type), location)
}

/** Subscripts are int4, and other numbers become it, as in Postgres. */
function checkBound(node: Node, checker: Checker): Expression {
  const bound = checker.check(node)
  if (isUnknown(bound)) return coerce(bound, 'int4', checker.literals)
  return NUMBERS.includes(bound.type) ? castTo(bound, 'int4', checker) : coerce(bound, 'int4', checker.literals)
}

const toSubscript = ({ is_slice, lidx, uidx }: A_Indices): Subscript => ({
  isSlice: is_slice === true,
  hasLower: lidx !== undefined,
  hasUpper: uidx !== undefined,
})

export function checkAccess(node: A_Indirection, checker: Checker): Expression {
  const array = checker.check(node.arg)
  const indices = (node.indirection ?? []).map((item) => ('A_Indices' in item ? item.A_Indices : null))
  if (!isArrayType(array.type) || !isSupported(array.type) || indices.includes(null)) {
    throw new WhereRefusal('A_Indirection is not supported in this context', array.location)
  }
  const written = indices.filter((item) => item !== null)
  const bounds = written.flatMap(({ lidx, uidx }) => [lidx, uidx]).filter((bound) => bound !== undefined)
  const args = [array, ...bounds.map((bound) => checkBound(bound, checker))]
  const isSlice = written.some(({ is_slice }) => is_slice === true)
  const type = isSlice ? array.type : elementType(array.type)
  return call(arrayAccess(written.map(toSubscript)), args, type, array.location)
}
