import { scalarCodec } from '../codecs.ts'
import { collatedInfixSql, infixSql, type Overload, type Run } from '../routine.ts'
import type { BaseType, Scalar, TypeName } from '../value-types.ts'

type Compare = (left: Scalar, right: Scalar) => number

const OPERATORS: readonly (readonly [name: string, holds: (order: number) => boolean])[] = [
  ['=', (order) => order === 0],
  ['<>', (order) => order !== 0],
  ['<', (order) => order < 0],
  ['<=', (order) => order <= 0],
  ['>', (order) => order > 0],
  ['>=', (order) => order >= 0],
]

const isLiteral = (sql: string): boolean => sql.startsWith("'") || sql.startsWith("E'") || sql.startsWith('null::')

/** Beside a literal there is no second collation to clash with, and none is named: an index must stay usable. */
function textEqualitySql(name: string): (args: readonly string[]) => string {
  return (args) => (args.some(isLiteral) ? infixSql(name)(args) : collatedInfixSql(name)(args))
}

const isOrdering = (name: string): boolean => name !== '=' && name !== '<>'

function compared(left: TypeName, right: TypeName, compare: Compare): Overload[] {
  const isText = left === 'text' || left === 'bpchar'
  return OPERATORS.map(([name, holds]) => {
    const run = ((a: Scalar, b: Scalar) => holds(compare(a, b))) as Run
    const toSql = !isText ? infixSql(name) : isOrdering(name) ? collatedInfixSql(name) : textEqualitySql(name)
    return { name, args: [left, right], result: 'bool', routine: { name, isStrict: true, run, toSql } }
  })
}

const INTEGERS: readonly BaseType[] = ['int2', 'int4', 'int8']
const FLOATS: readonly BaseType[] = ['float4', 'float8']
/** Only told apart, like in the real service. */
const UNORDERED: readonly BaseType[] = ['bool', 'interval']
const ORDERED: readonly BaseType[] = ['numeric', 'text', 'bpchar', 'uuid', 'date', 'time', 'timestamp', 'timestamptz']

/** Numbers and bigints compare with each other as they are. */
const compareIntegers: Compare = (left, right) => (left < right ? -1 : left > right ? 1 : 0)

const pairs = (types: readonly BaseType[], compare: Compare): Overload[] =>
  types.flatMap((left) => types.flatMap((right) => compared(left, right, compare)))

function own(type: BaseType): Overload[] {
  const codec = scalarCodec(type)
  return codec === null ? [] : compared(type, type, codec.compare)
}

const float8 = scalarCodec('float8')

export const comparisonOperators: readonly Overload[] = [
  ...pairs(INTEGERS, compareIntegers),
  ...(float8 === null ? [] : pairs(FLOATS, float8.compare)),
  ...ORDERED.flatMap(own),
  ...UNORDERED.flatMap(own).filter(({ name }) => !isOrdering(name)),
]
