import type { A_Const, ColumnRef, ParamRef } from 'libpg-query'
import type { Checker } from './checker.ts'
import { typeUnknown } from './coerce.ts'
import { EvaluationError } from './evaluation-error.ts'
import type { Constant, Expression } from './expression.ts'
import { readableName, readStrings } from './tree-nodes.ts'
import { type TypeName, UNKNOWN, type Value } from './value-types.ts'
import { type Decimal, finite } from './values/decimal.ts'
import { parseDecimal } from './values/decimal-text.ts'
import { WhereRefusal } from './where-refusal.ts'

const INT8_MAX = 2n ** 63n - 1n

function constant(type: TypeName, value: Value | null, location: number): Constant {
  return { kind: 'constant', type, value, location }
}

function readNumber(text: string, location: number): Decimal {
  try {
    return parseDecimal(text)
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    throw new WhereRefusal(error.message, location)
  }
}

/** Numbers that are too long for int4 are int8 if they fit and whole, numeric otherwise. */
function checkLongNumber(text: string, location: number): Constant {
  const number = readNumber(text, location)
  const isWhole = number.scale === 0 && !/[.e]/i.test(text.startsWith('0x') ? '' : text)
  if (isWhole && number.digits <= INT8_MAX && number.digits >= -INT8_MAX - 1n) {
    return constant('int8', number.digits, location)
  }
  return constant('numeric', finite(number.digits, number.scale), location)
}

export function checkConstant(node: A_Const): Constant {
  const location = node.location ?? 0
  if (node.isnull === true) return constant(UNKNOWN, null, location)
  if (node.sval !== undefined) return constant(UNKNOWN, node.sval.sval ?? '', location)
  if (node.boolval !== undefined) return constant('bool', node.boolval.boolval ?? false, location)
  if (node.fval !== undefined) return checkLongNumber(node.fval.fval ?? '0', location)
  if (node.bsval !== undefined) throw new WhereRefusal('BitString values are not supported', location)
  return constant('int4', node.ival?.ival ?? 0, location)
}

export function checkReference(node: ColumnRef, { columns }: Checker): Expression {
  const location = node.location ?? 0
  const parts = readStrings(node.fields)
  const [column = ''] = parts ?? []
  const known = parts?.length === 1 ? columns.get(column) : undefined
  if (known === undefined) throw new WhereRefusal(`unknown reference ${readableName(parts ?? ['*'])}`, location)
  return { kind: 'reference', ...known, column, location }
}

/** A parameter is a literal of open type until its first use gives it one. */
export function checkParameter(node: ParamRef, { params, literals }: Checker): Constant {
  const parameter = node.number ?? 0
  const location = node.location ?? 0
  const value = params.get(parameter)
  if (value === undefined) throw new WhereRefusal(`parameter $${parameter} was not provided`, location)
  const open: Constant = { kind: 'constant', type: UNKNOWN, value, location, parameter }
  const type = literals.parameterTypes.get(parameter)
  return type === undefined ? open : typeUnknown(open, type, literals)
}
