import { call } from './coerce.ts'
import type { Constant, Expression, Logic } from './expression.ts'
import { negation } from './routines/null-routines.ts'

export const negate = (expression: Expression, location: number): Expression =>
  call(negation, [expression], 'bool', location)

const isConstant = (arg: Expression, value: boolean | null): boolean => arg.kind === 'constant' && arg.value === value

/**
 * Joins terms as Postgres' planner does: one that decides alone takes the place of all, and what fails in the others
 * never shows; those that decide nothing go.
 */
export function joinLogic(kind: Logic['kind'], args: readonly Expression[], location: number): Expression {
  const decisive = kind === 'or'
  const toConstant = (value: boolean | null): Constant => ({ kind: 'constant', type: 'bool', value, location })
  if (args.some((arg) => isConstant(arg, decisive))) return toConstant(decisive)
  const left: Expression[] = args.filter((arg) => arg.kind !== 'constant')
  if (args.some((arg) => isConstant(arg, null))) left.push(toConstant(null))
  const [only] = left
  if (only === undefined) return toConstant(!decisive)
  return left.length === 1 ? only : { kind, type: 'bool', args: left, location }
}

/**
 * Where only one answer counts (true, and under a negation false), null is as good as the other one. Terms beside it
 * need not be looked at, and Postgres does not look.
 */
export function simplifyPredicate(expression: Expression, counting = true): Expression {
  if (expression.kind === 'constant') return { ...expression, value: expression.value ?? !counting }
  if (expression.kind === 'and' || expression.kind === 'or') {
    const args = expression.args.map((arg) => simplifyPredicate(arg, counting))
    return joinLogic(expression.kind, args, expression.location)
  }
  const [operand] = expression.kind === 'call' && expression.routine === negation ? expression.args : []
  return operand === undefined ? expression : negate(simplifyPredicate(operand, !counting), expression.location)
}
