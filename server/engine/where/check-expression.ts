import type { BoolExpr, BooleanTest, Node, NullTest } from 'libpg-query'
import { checkAccess, checkArray } from './check-array.ts'
import { checkCast } from './check-cast.ts'
import { checkCoalesce, checkExtreme, checkFunction } from './check-function.ts'
import { checkConstant, checkParameter, checkReference } from './check-literal.ts'
import { checkOperator } from './check-operator.ts'
import type { Checker } from './checker.ts'
import { call, coerce, isUnknown, settleUnknown } from './coerce.ts'
import type { Expression } from './expression.ts'
import { joinLogic, negate } from './join-logic.ts'
import { BOOLEAN_TESTS, NULL_TESTS } from './routines/null-routines.ts'
import { describeNode, readableName } from './tree-nodes.ts'
import { WhereRefusal } from './where-refusal.ts'

/** Rows are only known well enough to say that nothing can be done with them. */
const RECORD = 'record'

const unsupported = (kind: string, location: number): WhereRefusal =>
  new WhereRefusal(`${kind} is not supported in this context`, location)

function describeExpression(expression: Expression): string {
  if (expression.kind === 'reference')
    return `reference ${readableName([expression.column])} of type ${expression.type}`
  if (expression.kind === 'call') return `function ${expression.routine.name} returning ${expression.type}`
  return `constant of type ${expression.type}`
}

function checkLogic(node: BoolExpr, { check, literals }: Checker): Expression {
  const location = node.location ?? 0
  const given = (node.args ?? []).map(check)
  const args = given.map((arg) => (isUnknown(arg) ? coerce(arg, 'bool', literals) : arg))
  const odd = args.find(({ type }) => type !== 'bool')
  if (odd !== undefined) throw new WhereRefusal(`${describeExpression(odd)} is not castable to bool`, odd.location)
  const [first] = args
  if (node.boolop === 'NOT_EXPR' && first !== undefined) return negate(first, location)
  return joinLogic(node.boolop === 'OR_EXPR' ? 'or' : 'and', args, location)
}

function checkNullTest(node: NullTest, { check, literals }: Checker): Expression {
  const location = node.location ?? 0
  const arg = settleUnknown(check(node.arg), literals)
  const routine = NULL_TESTS.get(node.nulltesttype ?? '')
  if (routine === undefined || arg.type === RECORD) throw unsupported('NullTest', location)
  return call(routine, [arg], 'bool', location)
}

function checkBooleanTest(node: BooleanTest, { check, literals }: Checker): Expression {
  const location = node.location ?? 0
  const given = check(node.arg)
  const arg = isUnknown(given) ? coerce(given, 'bool', literals) : given
  const kind = node.booltesttype ?? ''
  const routine = BOOLEAN_TESTS.get(kind)
  if (routine === undefined) throw unsupported('BooleanTest', location)
  if (arg.type !== 'bool') {
    throw new WhereRefusal(`argument of ${kind.replaceAll('_', ' ')} must be bool, not ${arg.type}`, location)
  }
  return call(routine, [arg], 'bool', location)
}

function checkNode(node: Node, checker: Checker): Expression {
  if ('A_Const' in node) return checkConstant(node.A_Const)
  if ('ColumnRef' in node) return checkReference(node.ColumnRef, checker)
  if ('ParamRef' in node) return checkParameter(node.ParamRef, checker)
  if ('A_Expr' in node) return checkOperator(node.A_Expr, checker)
  if ('BoolExpr' in node) return checkLogic(node.BoolExpr, checker)
  if ('NullTest' in node) return checkNullTest(node.NullTest, checker)
  if ('BooleanTest' in node) return checkBooleanTest(node.BooleanTest, checker)
  if ('TypeCast' in node) return checkCast(node.TypeCast, checker)
  if ('FuncCall' in node) return checkFunction(node.FuncCall, checker)
  if ('CoalesceExpr' in node) return checkCoalesce(node.CoalesceExpr, checker)
  if ('MinMaxExpr' in node) return checkExtreme(node.MinMaxExpr, checker)
  if ('A_ArrayExpr' in node) return checkArray(node.A_ArrayExpr, checker)
  if ('A_Indirection' in node) return checkAccess(node.A_Indirection, checker)
  const { kind, location } = describeNode(node)
  if ('RowExpr' in node) return { kind: 'constant', type: RECORD, value: null, location }
  throw unsupported(kind, location)
}

/** Checks a parse tree against the columns: what leaves here can be run here and by Postgres with the same result. */
export function checkExpression(
  node: Node,
  columns: Checker['columns'],
  params: ReadonlyMap<number, string>,
  takesLabels: boolean,
): Expression {
  const checker: Checker = {
    columns,
    params,
    literals: { parameterTypes: new Map(), takesLabels },
    check: (child) => {
      if (child === undefined) throw unsupported('an empty expression', 0)
      return checkNode(child, checker)
    },
  }
  return checker.check(node)
}
