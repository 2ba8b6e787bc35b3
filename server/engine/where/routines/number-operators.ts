import { divisionByZero, EvaluationError } from '../evaluation-error.ts'
import { type Overload, overload } from '../routine.ts'
import { addDecimals, divideDecimals, finite, multiplyDecimals, negateDecimal } from '../values/decimal.ts'
import { checkedFloat } from '../values/floats.ts'
import { checkedInt, checkedInt8 } from '../values/integers.ts'
import { raise } from '../values/power.ts'

type Small = 'int2' | 'int4'
type Narrow = (value: number) => number

function smallIntegers(left: Small, right: Small): Overload[] {
  const result = left === 'int2' && right === 'int2' ? 'int2' : 'int4'
  return [
    overload('+', [left, right], result, (a, b) => checkedInt(result, a + b)),
    overload('-', [left, right], result, (a, b) => checkedInt(result, a - b)),
    // 2^31 squared is above 2^53, yet a product that far off is out of range however it is rounded.
    overload('*', [left, right], result, (a, b) => checkedInt(result, a * b)),
    overload('/', [left, right], result, (a, b) => {
      if (b === 0) throw divisionByZero()
      return checkedInt(result, Math.trunc(a / b))
    }),
  ]
}

function bigIntegers<L extends Small | 'int8', R extends Small | 'int8'>(left: L, right: R): Overload[] {
  const args = [left, right] as const
  return [
    overload('+', args, 'int8', (a, b) => checkedInt8(BigInt(a) + BigInt(b))),
    overload('-', args, 'int8', (a, b) => checkedInt8(BigInt(a) - BigInt(b))),
    overload('*', args, 'int8', (a, b) => checkedInt8(BigInt(a) * BigInt(b))),
    overload('/', args, 'int8', (a, b) => {
      if (BigInt(b) === 0n) throw divisionByZero()
      return checkedInt8(BigInt(a) / BigInt(b))
    }),
  ]
}

type Floating = 'float4' | 'float8'

function floats(left: Floating, right: Floating): Overload[] {
  const result = left === 'float4' && right === 'float4' ? 'float4' : 'float8'
  const narrow: Narrow = result === 'float4' ? Math.fround : (value) => value
  const finiteInputs = (a: number, b: number): boolean => Number.isFinite(a) && Number.isFinite(b)
  return [
    overload('+', [left, right], result, (a, b) => checkedFloat(narrow(a + b), finiteInputs(a, b), true)),
    overload('-', [left, right], result, (a, b) => checkedFloat(narrow(a - b), finiteInputs(a, b), true)),
    overload('*', [left, right], result, (a, b) => checkedFloat(narrow(a * b), finiteInputs(a, b), a === 0 || b === 0)),
    overload('/', [left, right], result, (a, b) => {
      if (b === 0 && !Number.isNaN(a)) throw divisionByZero()
      return checkedFloat(narrow(a / b), Number.isFinite(a), a === 0 || !Number.isFinite(b))
    }),
  ]
}

const SMALL: readonly Small[] = ['int2', 'int4']
const FLOATING: readonly Floating[] = ['float4', 'float8']

/** The SQL keeps a blank between sign and operand: two minus signs would start a comment. */
export const numberOperators: readonly Overload[] = [
  ...SMALL.flatMap((left) => SMALL.flatMap((right) => smallIntegers(left, right))),
  ...SMALL.flatMap((small) => [...bigIntegers(small, 'int8'), ...bigIntegers('int8', small)]),
  ...bigIntegers('int8', 'int8'),
  ...FLOATING.flatMap((left) => FLOATING.flatMap((right) => floats(left, right))),
  overload('+', ['numeric', 'numeric'], 'numeric', addDecimals),
  overload('-', ['numeric', 'numeric'], 'numeric', (a, b) => addDecimals(a, negateDecimal(b))),
  overload('*', ['numeric', 'numeric'], 'numeric', multiplyDecimals),
  overload('/', ['numeric', 'numeric'], 'numeric', divideDecimals),
  overload('^', ['float8', 'float8'], 'float8', raise),
  overload('|/', ['float8'], 'float8', (value) => {
    if (value < 0) throw new EvaluationError('2201F', 'cannot take square root of a negative number')
    return Math.sqrt(value)
  }),
  ...SMALL.flatMap((type) => [
    overload('-', [type], type, (value) => checkedInt(type, -value)),
    overload('+', [type], type, (value) => value),
    overload('@', [type], type, (value) => checkedInt(type, Math.abs(value))),
  ]),
  overload('-', ['int8'], 'int8', (value) => checkedInt8(-value)),
  overload('+', ['int8'], 'int8', (value) => value),
  overload('@', ['int8'], 'int8', (value) => checkedInt8(value < 0n ? -value : value)),
  ...FLOATING.flatMap((type) => [
    overload('-', [type], type, (value) => -value),
    overload('+', [type], type, (value) => value),
    overload('@', [type], type, Math.abs),
  ]),
  overload('-', ['numeric'], 'numeric', negateDecimal),
  overload('+', ['numeric'], 'numeric', (value) => value),
  overload('@', ['numeric'], 'numeric', (value) => {
    if (value.special !== null) return { ...value, special: Math.abs(value.special) }
    return value.digits < 0n ? finite(-value.digits, value.scale) : value
  }),
]
