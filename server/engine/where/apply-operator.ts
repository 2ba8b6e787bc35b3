import { call, coerce, type Literals } from './coerce.ts'
import { commonType } from './common-type.ts'
import type { Expression } from './expression.ts'
import { knownOperators } from './known-routines.ts'
import { resolveOverload } from './resolve-overload.ts'
import type { Routine } from './routine.ts'
import { ARRAY_OPERATORS, arrayJoin, arrayTest } from './routines/array-operators.ts'
import { readableName } from './tree-nodes.ts'
import { arrayType, elementType, isArrayType, isEnumType, type TypeName, UNKNOWN } from './value-types.ts'
import { WhereRefusal } from './where-refusal.ts'

/** The routine that an operator is between these operands, and the types to which they must be brought. */
export type Choice = { readonly routine: Routine; readonly args: readonly TypeName[]; readonly result: TypeName }

export const noOverload = (location: number): WhereRefusal =>
  new WhereRefusal('Could not select an operator overload', location)

/** Labels are only told apart: their order is known to the database alone. */
function chooseForEnums(name: string, types: readonly TypeName[]): Choice | null {
  const label = types.find(isEnumType)
  if (label === undefined || (name !== '=' && name !== '<>')) return null
  if (types.length !== 2 || types.some((type) => type !== label && type !== UNKNOWN)) return null
  const found = resolveOverload(knownOperators.get(`${name}/2`) ?? [], ['text', 'text'])
  return found === null ? null : { routine: found.routine, args: [label, label], result: 'bool' }
}

function chooseJoin([left = UNKNOWN, right = UNKNOWN]: readonly TypeName[]): Choice | null {
  const element = commonType([left, right].map(elementType))
  if (element === null) return null
  const array = arrayType(element)
  const isListLeft = isArrayType(left) || left === UNKNOWN
  const isListRight = isArrayType(right) || right === UNKNOWN
  const kind = isListLeft && isListRight ? 'both' : isListLeft ? 'append' : 'prepend'
  const args = [isListLeft ? array : element, isListRight ? array : element]
  return { routine: arrayJoin(kind), args, result: array }
}

function chooseForArrays(name: string, types: readonly TypeName[]): Choice | null {
  if (!ARRAY_OPERATORS.includes(name) || types.length !== 2) return null
  if (name === '||') return chooseJoin(types)
  const array = types.find(isArrayType)
  if (array === undefined || types.some((type) => type !== array && type !== UNKNOWN)) return null
  const routine = arrayTest(name, array)
  return routine === null ? null : { routine, args: [array, array], result: 'bool' }
}

const hasArrayOperator = (name: string, arity: number): boolean => arity === 2 && ARRAY_OPERATORS.includes(name)

/** Chooses among the known operators of a name, or refuses as the real service does. */
export function chooseOperator(name: string, types: readonly TypeName[], location: number): Choice {
  const overloads = knownOperators.get(`${name}/${types.length}`)
  if (overloads === undefined && !hasArrayOperator(name, types.length)) {
    const arity = types.length === 1 ? 'unary' : 'binary'
    throw new WhereRefusal(`unknown ${arity} operator ${readableName([name])}`, location)
  }
  if (types.some(isArrayType)) {
    const chosen = chooseForArrays(name, types)
    if (chosen === null) throw noOverload(location)
    return chosen
  }
  if (types.some(isEnumType)) {
    const chosen = chooseForEnums(name, types)
    if (chosen === null) throw noOverload(location)
    return chosen
  }
  const found = resolveOverload(overloads ?? [], types)
  if (found === null) throw noOverload(location)
  return { routine: found.routine, args: found.args, result: found.result }
}

export function applyChoice(
  { routine, args: types, result }: Choice,
  operands: readonly Expression[],
  location: number,
  literals: Literals,
): Expression {
  const args = operands.map((operand, index) => coerce(operand, types[index] ?? operand.type, literals))
  return call(routine, args, result, location)
}

export function applyOperator(
  name: string,
  operands: readonly Expression[],
  location: number,
  literals: Literals,
): Expression {
  const choice = chooseOperator(
    name,
    operands.map(({ type }) => type),
    location,
  )
  return applyChoice(choice, operands, location, literals)
}
