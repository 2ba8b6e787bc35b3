import type { A_Expr } from 'libpg-query'
import { applyOperator, chooseOperator, noOverload } from './apply-operator.ts'
import type { Checker } from './checker.ts'
import { call, coerce, isUnknown } from './coerce.ts'
import type { Expression } from './expression.ts'
import { joinLogic } from './join-logic.ts'
import { distinction, negation, quantified } from './routines/null-routines.ts'
import { listItems, readableName, readStrings } from './tree-nodes.ts'
import { arrayType, elementType, isArrayType } from './value-types.ts'
import { WhereRefusal } from './where-refusal.ts'

export const negate = (expression: Expression, location: number): Expression =>
  call(negation, [expression], 'bool', location)

function checkDistinct(node: A_Expr, { check, parameterTypes }: Checker, location: number): Expression {
  const operands = [check(node.lexpr), check(node.rexpr)]
  const choice = chooseOperator(
    '=',
    operands.map(({ type }) => type),
    location,
  )
  const args = operands.map((operand, index) => coerce(operand, choice.args[index] ?? operand.type, parameterTypes))
  return call(distinction(choice.routine, node.kind === 'AEXPR_NOT_DISTINCT'), args, 'bool', location)
}

function checkIn(node: A_Expr, { check, parameterTypes }: Checker, location: number): Expression {
  const operand = check(node.lexpr)
  const items = listItems(node.rexpr).map(check)
  const equal = (item: Expression): Expression => applyOperator('=', [operand, item], location, parameterTypes)
  const anyOf = joinLogic('or', items.map(equal), location)
  return readStrings(node.name)?.[0] === '<>' ? negate(anyOf, location) : anyOf
}

function checkBetween(node: A_Expr, { check, parameterTypes }: Checker, location: number): Expression {
  const operand = check(node.lexpr)
  const [from, to] = listItems(node.rexpr).map(check)
  if (from === undefined || to === undefined) throw noOverload(location)
  const apply = (name: string, bound: Expression): Expression =>
    applyOperator(name, [operand, bound], location, parameterTypes)
  const within = (low: Expression, high: Expression): Expression =>
    joinLogic('and', [apply('>=', low), apply('<=', high)], location)
  const isSymmetric = node.kind === 'AEXPR_BETWEEN_SYM' || node.kind === 'AEXPR_NOT_BETWEEN_SYM'
  const result = isSymmetric ? joinLogic('or', [within(from, to), within(to, from)], location) : within(from, to)
  return node.kind === 'AEXPR_BETWEEN' || node.kind === 'AEXPR_BETWEEN_SYM' ? result : negate(result, location)
}

function checkQuantified(node: A_Expr, { check, parameterTypes }: Checker, location: number): Expression {
  const [left, right] = [check(node.lexpr), check(node.rexpr)]
  if (!isUnknown(right) && !isArrayType(right.type)) {
    throw new WhereRefusal('argument of ANY must be an array', right.location)
  }
  const choice = chooseOperator(operatorName(node), [left.type, elementType(right.type)], location)
  if (choice.result !== 'bool') throw new WhereRefusal('ANY/ALL requires operator that returns bool', location)
  const [leftType = left.type, itemType = right.type] = choice.args
  if (isArrayType(itemType)) throw noOverload(location)
  const args = [coerce(left, leftType, parameterTypes), coerce(right, arrayType(itemType), parameterTypes)]
  const routine = quantified(choice.routine, node.kind === 'AEXPR_OP_ANY' ? 'any' : 'all')
  return call(routine, args, 'bool', location)
}

/** Built-in operators may be written with their schema: `operator(pg_catalog.=)`. */
function operatorName(node: A_Expr): string {
  const parts = readStrings(node.name) ?? []
  const [first = '', second] = parts
  if (parts.length === 2 && first === 'pg_catalog' && second !== undefined) return second
  return parts.length === 1 ? first : parts.join('.')
}

/** Operators proper, and what the parser makes of words: IN, BETWEEN, LIKE, IS DISTINCT FROM, ANY and ALL. */
export function checkOperator(node: A_Expr, checker: Checker): Expression {
  const location = node.location ?? 0
  const { check, parameterTypes } = checker
  switch (node.kind) {
    case 'AEXPR_OP':
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE': {
      const operands = [node.lexpr, node.rexpr].filter((operand) => operand !== undefined).map(check)
      return applyOperator(operatorName(node), operands, location, parameterTypes)
    }
    case 'AEXPR_DISTINCT':
    case 'AEXPR_NOT_DISTINCT':
      return checkDistinct(node, checker, location)
    case 'AEXPR_IN':
      return checkIn(node, checker, location)
    case 'AEXPR_BETWEEN':
    case 'AEXPR_NOT_BETWEEN':
    case 'AEXPR_BETWEEN_SYM':
    case 'AEXPR_NOT_BETWEEN_SYM':
      return checkBetween(node, checker, location)
    case 'AEXPR_OP_ANY':
    case 'AEXPR_OP_ALL':
      return checkQuantified(node, checker, location)
    default: {
      for (const operand of [node.lexpr, node.rexpr]) if (operand !== undefined) check(operand)
      const name = readableName(readStrings(node.name) ?? [])
      throw new WhereRefusal(`expression ${name} of :${node.kind} is not currently supported`, location)
    }
  }
}
