import type { A_Expr } from 'libpg-query'
import { applyChoice, applyOperator, type Choice, chooseOperator, noOverload } from './apply-operator.ts'
import type { Checker } from './checker.ts'
import { call, coerce, isUnknown, type Literals } from './coerce.ts'
import { commonType } from './common-type.ts'
import type { Expression } from './expression.ts'
import { joinLogic, negate } from './join-logic.ts'
import { distinction, quantified } from './routines/null-routines.ts'
import { listItems, readableName, readStrings } from './tree-nodes.ts'
import { arrayType, elementType, isArrayType, type TypeName } from './value-types.ts'
import { WhereRefusal } from './where-refusal.ts'

function checkDistinct(node: A_Expr, { check, literals }: Checker, location: number): Expression {
  const operands = [check(node.lexpr), check(node.rexpr)]
  const choice = chooseOperator(
    '=',
    operands.map(({ type }) => type),
    location,
  )
  const args = operands.map((operand, index) => coerce(operand, choice.args[index] ?? operand.type, literals))
  return call(distinction(choice.routine, node.kind === 'AEXPR_NOT_DISTINCT'), args, 'bool', location)
}

const hasReference = (expression: Expression): boolean =>
  expression.kind === 'reference' || (expression.kind !== 'constant' && expression.args.some(hasReference))

/** Postgres gives all items of a list that name no column one type, if there is one, and compares with that. */
function unifyItems(operand: Expression, items: readonly Expression[], literals: Literals): Expression[] {
  const fixed = items.filter((item) => !hasReference(item))
  const type = fixed.length > 1 ? commonType([operand, ...fixed].map((item) => item.type)) : null
  if (type === null) return [...items]
  return items.map((item) => (hasReference(item) ? item : coerce(item, type, literals)))
}

function checkIn(node: A_Expr, { check, literals }: Checker, location: number): Expression {
  const operand = check(node.lexpr)
  const items = listItems(node.rexpr).map(check)
  // Long lists are of one type: the operator is looked for once.
  const choices = new Map<TypeName, Choice>()
  const equal = (item: Expression): Expression => {
    const types = [operand.type, item.type]
    const choice = choices.get(item.type) ?? chooseOperator('=', types, location)
    choices.set(item.type, choice)
    return applyChoice(choice, [operand, item], location, literals)
  }
  const anyOf = joinLogic('or', unifyItems(operand, items, literals).map(equal), location)
  return readStrings(node.name)?.[0] === '<>' ? negate(anyOf, location) : anyOf
}

function checkBetween(node: A_Expr, { check, literals }: Checker, location: number): Expression {
  const operand = check(node.lexpr)
  const [from, to] = listItems(node.rexpr).map(check)
  if (from === undefined || to === undefined) throw noOverload(location)
  const apply = (name: string, bound: Expression): Expression =>
    applyOperator(name, [operand, bound], location, literals)
  const within = (low: Expression, high: Expression): Expression =>
    joinLogic('and', [apply('>=', low), apply('<=', high)], location)
  const isSymmetric = node.kind === 'AEXPR_BETWEEN_SYM' || node.kind === 'AEXPR_NOT_BETWEEN_SYM'
  const result = isSymmetric ? joinLogic('or', [within(from, to), within(to, from)], location) : within(from, to)
  return node.kind === 'AEXPR_BETWEEN' || node.kind === 'AEXPR_BETWEEN_SYM' ? result : negate(result, location)
}

function checkQuantified(node: A_Expr, { check, literals }: Checker, location: number): Expression {
  const [left, right] = [check(node.lexpr), check(node.rexpr)]
  if (!isUnknown(right) && !isArrayType(right.type)) {
    throw new WhereRefusal('argument of ANY must be an array', right.location)
  }
  const choice = chooseOperator(operatorName(node), [left.type, elementType(right.type)], location)
  if (choice.result !== 'bool') throw new WhereRefusal('ANY/ALL requires operator that returns bool', location)
  const [leftType = left.type, itemType = right.type] = choice.args
  if (isArrayType(itemType)) throw noOverload(location)
  const args = [coerce(left, leftType, literals), coerce(right, arrayType(itemType), literals)]
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
  const { check, literals } = checker
  switch (node.kind) {
    case 'AEXPR_OP':
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE': {
      const operands = [node.lexpr, node.rexpr].filter((operand) => operand !== undefined).map(check)
      return applyOperator(operatorName(node), operands, location, literals)
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
