import type { CoalesceExpr, FuncCall, MinMaxExpr } from 'libpg-query'
import { castTo } from './check-cast.ts'
import type { Checker } from './checker.ts'
import { isBaseType, isSupported } from './codecs.ts'
import { call, coerce } from './coerce.ts'
import { commonType } from './common-type.ts'
import type { Expression } from './expression.ts'
import { knownFunctions } from './known-routines.ts'
import { resolveOverload } from './resolve-overload.ts'
import { arrayDimensions, arrayJoin } from './routines/array-operators.ts'
import { coalesce, concat, extreme } from './routines/null-routines.ts'
import { chooseZoneShift } from './routines/zone-functions.ts'
import { readableName, readStrings } from './tree-nodes.ts'
import { arrayType, canonicalType, elementType, isArrayType, type TypeName, UNKNOWN } from './value-types.ts'
import { WhereRefusal } from './where-refusal.ts'

type Special = (args: readonly Expression[], checker: Checker, location: number) => Expression | null

function joinArrays(
  kind: 'both' | 'append' | 'prepend',
  [left, right]: readonly Expression[],
  { literals }: Checker,
  location: number,
): Expression | null {
  if (left === undefined || right === undefined) return null
  const isList = [kind !== 'prepend', kind !== 'append']
  const fits = [left, right].every(({ type }, index) => type === UNKNOWN || isArrayType(type) === isList[index])
  const element = commonType([left, right].map(({ type }) => elementType(type)))
  if (!fits || element === null) return null
  const wanted = (index: number): TypeName => (isList[index] === true ? arrayType(element) : element)
  const args = [coerce(left, wanted(0), literals), coerce(right, wanted(1), literals)]
  return call(arrayJoin(kind), args, arrayType(element), location)
}

/** Functions that take arguments of many types. */
const SPECIAL: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['array_cat/2', (args, checker, location) => joinArrays('both', args, checker, location)],
  ['array_append/2', (args, checker, location) => joinArrays('append', args, checker, location)],
  ['array_prepend/2', (args, checker, location) => joinArrays('prepend', args, checker, location)],
  [
    'array_ndims/1',
    ([array], _checker, location) =>
      array !== undefined && isArrayType(array.type) ? call(arrayDimensions, [array], 'int4', location) : null,
  ],
  ['timezone/2', ([zone, stamp], checker, location) => chooseZoneShift(zone, stamp, checker.literals, location)],
])

function checkConcat(given: readonly Expression[], { literals }: Checker, location: number): Expression {
  const args = given.map((arg) => (arg.type === UNKNOWN ? coerce(arg, 'text', literals) : arg))
  const types = args.map(({ type }) => type)
  const odd = types.find((type) => !isSupported(type))
  if (odd !== undefined)
    throw new WhereRefusal(`Could not select a function overload for concat(${types.join(', ')})`, location)
  return call(concat(types), args, 'text', location)
}

function refuseAggregates(node: FuncCall, location: number): void {
  const isAggregate = node.agg_star === true || node.agg_distinct === true || node.agg_within_group === true
  if (isAggregate || node.over !== undefined || node.agg_filter !== undefined || (node.agg_order ?? []).length > 0) {
    throw new WhereRefusal('aggregation is not supported in this context', location)
  }
  if (node.func_variadic === true) throw new WhereRefusal('VARIADIC is not supported in this context', location)
}

export function checkFunction(node: FuncCall, checker: Checker): Expression {
  const location = node.location ?? 0
  refuseAggregates(node, location)
  const args = (node.args ?? []).map(checker.check)
  const name = readableName(readStrings(node.funcname) ?? [])
  const key = `${name}/${args.length}`
  if (name === 'concat' && args.length > 0) return checkConcat(args, checker, location)
  const [first] = args
  // A type's name works as a function of one argument: `date(ts)` is `ts::date`.
  if (args.length === 1 && first !== undefined && isBaseType(canonicalType(name))) {
    return castTo(first, canonicalType(name), checker)
  }
  const [special, overloads] = [SPECIAL.get(key), knownFunctions.get(key)]
  if (special === undefined && overloads === undefined) {
    throw new WhereRefusal(`unknown or unsupported function ${key}`, location)
  }
  const result = special?.(args, checker, location)
  if (result !== undefined && result !== null) return result
  const types = args.map(({ type }) => type)
  const found = resolveOverload(overloads ?? [], types)
  if (found === null) {
    throw new WhereRefusal(`Could not select a function overload for ${name}(${types.join(', ')})`, location)
  }
  const given = args.map((arg, index) => coerce(arg, found.args[index] ?? arg.type, checker.literals))
  return call(found.routine, given, found.result, location)
}

function toCommon(
  name: string,
  given: readonly Expression[],
  { literals }: Checker,
  location: number,
): { args: Expression[]; type: TypeName } {
  const type = commonType(given.map((arg) => arg.type))
  const types = given.map((arg) => arg.type)
  if (type === null || !isSupported(type)) {
    throw new WhereRefusal(`${name} types ${types.join(' and ')} cannot be matched`, location)
  }
  return { args: given.map((arg) => coerce(arg, type, literals)), type }
}

export function checkCoalesce(node: CoalesceExpr, checker: Checker): Expression {
  const location = node.location ?? 0
  const { args, type } = toCommon('COALESCE', (node.args ?? []).map(checker.check), checker, location)
  return call(coalesce, args, type, location)
}

export function checkExtreme(node: MinMaxExpr, checker: Checker): Expression {
  const location = node.location ?? 0
  const kind = node.op === 'IS_LEAST' ? 'least' : 'greatest'
  const { args, type } = toCommon(kind.toUpperCase(), (node.args ?? []).map(checker.check), checker, location)
  const routine = extreme(kind, type)
  if (routine === null) throw new WhereRefusal(`${kind.toUpperCase()} is not supported for type ${type}`, location)
  return call(routine, args, type, location)
}
