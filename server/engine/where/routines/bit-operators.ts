import { type Overload, overload } from '../routine.ts'

/** What C does to a two-byte integer that was computed in four. */
const toInt2 = (value: number): number => (value << 16) >> 16
const SHIFT_MASK = 63n

/** Shifting by more than the width takes the distance modulo the width, as the processors that Postgres runs on do. */
const shiftBy = (distance: number): bigint => BigInt(distance) & SHIFT_MASK

export const bitOperators: readonly Overload[] = [
  overload('&', ['int2', 'int2'], 'int2', (a, b) => a & b),
  overload('|', ['int2', 'int2'], 'int2', (a, b) => a | b),
  overload('#', ['int2', 'int2'], 'int2', (a, b) => a ^ b),
  overload('~', ['int2'], 'int2', (value) => ~value),
  overload('<<', ['int2', 'int4'], 'int2', (value, distance) => toInt2(value << distance)),
  overload('>>', ['int2', 'int4'], 'int2', (value, distance) => toInt2(value >> distance)),
  overload('&', ['int4', 'int4'], 'int4', (a, b) => a & b),
  overload('|', ['int4', 'int4'], 'int4', (a, b) => a | b),
  overload('#', ['int4', 'int4'], 'int4', (a, b) => a ^ b),
  overload('~', ['int4'], 'int4', (value) => ~value),
  overload('<<', ['int4', 'int4'], 'int4', (value, distance) => value << distance),
  overload('>>', ['int4', 'int4'], 'int4', (value, distance) => value >> distance),
  overload('&', ['int8', 'int8'], 'int8', (a, b) => a & b),
  overload('|', ['int8', 'int8'], 'int8', (a, b) => a | b),
  overload('#', ['int8', 'int8'], 'int8', (a, b) => a ^ b),
  overload('~', ['int8'], 'int8', (value) => ~value),
  overload('<<', ['int8', 'int4'], 'int8', (value, distance) => BigInt.asIntN(64, value << shiftBy(distance))),
  overload('>>', ['int8', 'int4'], 'int8', (value, distance) => value >> shiftBy(distance)),
]
