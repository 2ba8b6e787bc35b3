import { findCast, isImplicitCast } from './casts.ts'
import { parseValue } from './codecs.ts'
import { EvaluationError, invalidText } from './evaluation-error.ts'
import type { Call, Constant, Expression } from './expression.ts'
import type { Routine, Run } from './routine.ts'
import { elementType, isArrayType, isEnumType, type Scalar, type TypeName, UNKNOWN, type Value } from './value-types.ts'
import { mapArray, type PgArray } from './values/arrays.ts'
import { WhereRefusal } from './where-refusal.ts'

/** What the literals of one clause may be, and what the parameters among them have turned out to be. */
export type Literals = {
  /** The first use of a parameter decides, as in the real service. */
  readonly parameterTypes: Map<number, TypeName>
  /** Whether texts are taken for labels of enums; which labels there are, only the database knows. */
  readonly takesLabels: boolean
}

function rememberType({ parameterTypes }: Literals, { parameter, location }: Constant, type: TypeName): void {
  if (parameter === undefined) return
  const known = parameterTypes.get(parameter)
  if (known !== undefined && known !== type) {
    throw new WhereRefusal(`type conflict for $${parameter}: ${known} and ${type}`, location)
  }
  parameterTypes.set(parameter, type)
}

/** Reads a literal of open type as the type that its surroundings want. */
export function typeUnknown(constant: Constant, type: TypeName, literals: Literals): Constant {
  rememberType(literals, constant, type)
  const text = constant.value
  if (typeof text !== 'string') return { ...constant, type }
  const isLabel = isEnumType(elementType(type))
  try {
    if (text.includes('\0') || (isLabel && !literals.takesLabels)) throw invalidText(type, text)
    return { ...constant, type, value: parseValue(type, text) }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    throw new WhereRefusal(`invalid syntax for type ${type}: ${text}`, constant.location)
  }
}

/** A constant that its routine can never work with is refused before any row is met. */
function checkRight({ bindRight }: Routine, right: Expression | undefined): void {
  if (bindRight === undefined || right?.kind !== 'constant' || right.value === null) return
  try {
    bindRight(right.value)
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    throw new WhereRefusal(error.message, right.location)
  }
}

/** Applies a routine; with constants only it is applied now, which also tells early what can never work. */
export function call(routine: Routine, args: readonly Expression[], type: TypeName, location: number): Call | Constant {
  const constants = args.filter((arg) => arg.kind === 'constant')
  const isNull = routine.isStrict && constants.some(({ value }) => value === null)
  if (isNull) return { kind: 'constant', type, value: null, location }
  checkRight(routine, args[1])
  if (constants.length < args.length) return { kind: 'call', type, routine, args, location }
  try {
    return { kind: 'constant', type, value: routine.run(...constants.map(({ value }) => value)), location }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    // The real service knows of no place for this one.
    throw new WhereRefusal('Failed to apply function to constant arguments', 0)
  }
}

function overElements(routine: Routine): Routine {
  const run = ((array: PgArray<Scalar>) => mapArray(array, (item) => routine.run(item) as Scalar)) as Run
  return { ...routine, run, toSql: ([value]) => routine.toSql([value ?? '']).concat('[]') }
}

/** The routine between two types, arrays element by element; null when there is none. */
export function castRoutine(from: TypeName, to: TypeName): Routine | null {
  if (isArrayType(from) !== isArrayType(to)) return null
  const routine = findCast(elementType(from), elementType(to))
  return routine !== null && isArrayType(to) ? overElements(routine) : routine
}

export const canCoerce = (from: TypeName, to: TypeName): boolean =>
  from === to ||
  from === UNKNOWN ||
  (isArrayType(from) === isArrayType(to) && isImplicitCast(elementType(from), elementType(to)))

/** Brings an argument to the type that a routine takes; the caller has made sure that it can be. */
export function coerce(expression: Expression, type: TypeName, literals: Literals): Expression {
  if (expression.type === type) return expression
  if (expression.kind === 'constant' && expression.type === UNKNOWN) return typeUnknown(expression, type, literals)
  const routine = castRoutine(expression.type, type)
  if (routine === null || !canCoerce(expression.type, type)) {
    throw new WhereRefusal(`${expression.type} cannot be matched to ${type}`, expression.location)
  }
  return call(routine, [expression], type, expression.location)
}

/** A literal that nothing gives a type is text; `null` stays what it is. */
export function settleUnknown(expression: Expression, literals: Literals): Expression {
  if (expression.kind !== 'constant' || expression.type !== UNKNOWN || expression.value === null) return expression
  return typeUnknown(expression, 'text', literals)
}

export const isUnknown = (expression: Expression): expression is Constant & { value: Value | null } =>
  expression.kind === 'constant' && expression.type === UNKNOWN
