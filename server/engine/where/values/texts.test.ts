import { describe, expect, it } from 'vitest'
import { formatValue, parseValue } from '../codecs.ts'

/** What a constant may look like, and the one text that Postgres' log has for it. */
const TEXTS: readonly (readonly [type: string, given: string, canonical: string])[] = [
  ['bool', 'TRUE', 't'],
  ['bool', ' off ', 'f'],
  ['int4', ' +7 ', '7'],
  ['int4', '0x1F', '31'],
  ['int8', '-9223372036854775808', '-9223372036854775808'],
  ['float8', '1e15', '1e+15'],
  ['float8', '100000000000000', '100000000000000'],
  ['float8', '0.00001', '1e-05'],
  ['float4', '0.1', '0.1'],
  ['float4', '1234567', '1.234567e+06'],
  ['float8', '-inf', '-Infinity'],
  ['numeric', '1.50', '1.50'],
  ['numeric', '12e-3', '0.012'],
  ['numeric', '-0.00', '0.00'],
  ['uuid', '{ABCDEF01234546789abcdef012345678}', 'abcdef01-2345-4678-9abc-def012345678'],
  ['date', '2024-02-29', '2024-02-29'],
  ['date', '0044-03-15 BC', '0044-03-15 BC'],
  ['date', 'epoch', '1970-01-01'],
  ['time', '23:59:59.100', '23:59:59.1'],
  ['timestamp', '2024-02-29T23:59:59.5', '2024-02-29 23:59:59.5'],
  ['timestamptz', '2024-01-01T00:30:00+02:00', '2023-12-31 22:30:00+00'],
  ['timestamptz', '-infinity', '-infinity'],
  ['interval', '1 year 2 mons -3 days 04:05:06.7', 'P1Y2M-3DT4H5M6.7S'],
  ['interval', '90 minutes ago', 'PT-1H-30M'],
  ['interval', 'P1Y2M3DT4H5M6S', 'P1Y2M3DT4H5M6S'],
  ['interval', '0 days', 'PT0S'],
  ['int4[]', ' { 1 , NULL,3 } ', '{1,NULL,3}'],
  ['int4[]', '[0:1]={1,2}', '[0:1]={1,2}'],
  ['int4[]', '{{1,2},{3,4}}', '{{1,2},{3,4}}'],
  ['text[]', '{a b, "c,d" ,"NULL",n\\"x}', '{"a b","c,d","NULL","n\\"x"}'],
]

const WRONG: readonly (readonly [type: string, text: string])[] = [
  ['bool', 'maybe'],
  ['bool', 'o'],
  ['int4', '2147483648'],
  ['int4', '1.0'],
  ['int4', '1__0'],
  ['int4', '\u00a01'],
  ['float8', '1e400'],
  ['float8', '1e-400'],
  ['numeric', '1.2.3'],
  ['numeric', '.'],
  ['uuid', '1111'],
  ['date', '2023-02-29'],
  ['date', '0000-01-01'],
  ['date', '01/02/2024'],
  ['time', '25:00:00'],
  ['time', '01:00'],
  ['timestamp', '2024-01-01'],
  ['timestamptz', '2024-01-01 00:00:00'],
  ['interval', '1.5 days'],
  ['interval', 'P'],
  ['interval', ''],
  ['int4[]', '{1,2'],
  ['int4[]', '{1,}'],
  ['int4[]', '{{1},{2,3}}'],
  ['int4[]', '{1,{2}}'],
  ['int4[]', '[1:3]={1,2}'],
]

describe('the text of a value', () => {
  it.each(TEXTS)('%s %j is %j in the log', (type, given, canonical) => {
    expect(formatValue(type, parseValue(type, given))).toBe(canonical)
  })

  it.each(TEXTS)('of %s, read back, is the same (%j)', (type, given) => {
    const once = formatValue(type, parseValue(type, given))
    expect(formatValue(type, parseValue(type, once))).toBe(once)
  })

  it.each(WRONG)('%s %j is refused', (type, text) => {
    expect(() => parseValue(type, text)).toThrow()
  })
})
