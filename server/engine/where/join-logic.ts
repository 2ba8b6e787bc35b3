import type { Constant, Expression, Logic } from './expression.ts'

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
