import { Buffer } from 'node:buffer'
import type { SeededRandom } from '../../setup/seeded-random.ts'

/** Under the bound on a request's head, so that the engine has to look at it. */
const LONG = 20_000
const BEYOND_HEAD = 70_000

/** Already as they stand in an address: encoded where they want to be, raw bytes where not. */
const VALUES: readonly string[] = [
  '',
  '%00',
  'a%00b',
  '%FF%FE',
  '%',
  '%ZZ',
  '%E0%A4',
  '\xff\xfe\x80',
  '+',
  '%20',
  '%0A%0D',
  '-1',
  '-2',
  '+1',
  'now',
  'NOW',
  '0_0',
  '0_inf',
  '0_-1',
  '1_inf',
  '18446744073709551615_inf',
  '18446744073709551616_0',
  '99999999999999999999999999_0',
  '0_99999999999999999999999',
  '1e9_0',
  '0x10_0',
  '_',
  '0_',
  '_0',
  'inf_inf',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  'true',
  'false',
  'TRUE',
  '1',
  '0',
  '9007199254740993',
  '1.5',
  '[]',
  '{}',
  '%7B%22__proto__%22:1%7D',
  '__proto__',
  'constructor',
  'toString',
  '%F0%9F%98%80',
  '%ED%A0%80',
  '%EF%BF%BF',
  '%D8%AF%D9%88%D8%B1',
  "'",
  "''",
  '%22',
  '%22%22',
  '%22%22%22',
  ';',
  '--',
  '/*',
  '$1',
  '$0',
  '$99999999999',
  'pg_catalog.pg_class',
  'information_schema.tables',
  'g10view',
  '%22Mixed%20Case%22',
  '..',
  'a.b.c.d',
  '1=1;%20drop%20table%20g10',
  '1=1)%20or%20(1=1',
  "id%20=%20'x'",
  "id%20=%20any('%7B1,2%7D')",
  'id%20in%20(select%201)',
  'id/0=1',
  'id%20=%201e400',
  "t%20like%20'%25%5C'",
  'exists(select%201)',
  'pg_sleep(9)%20is%20null',
  'true%20limit%201',
  "E'%5Cu0000'=t",
  "'%5Cx'::bytea=t",
]

export function hostileValue(random: SeededRandom): string {
  const kind = random.below(20)
  if (kind === 0) return 'x'.repeat(LONG)
  if (kind === 1)
    return random
      .pick(['(', 'not%20', '1=1%20and%20', 'a,', '-', '%22', '%00', '%27', '%5B'])
      .repeat(1 + random.below(3_000))
  if (kind === 2) return `(${'id=1%20or%20'.repeat(random.below(1_500))}id=2)`
  if (kind === 3)
    return randomBytes(random, random.below(60))
      .toString('latin1')
      .replace(/[\s&#\0]/g, '!')
  if (kind === 4) return encodeURIComponent(randomBytes(random, random.below(60)).toString('utf8'))
  if (kind === 5 && random.below(8) === 0) return 'y'.repeat(BEYOND_HEAD)
  return random.pick(VALUES)
}

export function randomBytes(random: SeededRandom, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.below(256)))
}

/** What may stand where JSON wants a value. */
export function hostileJson(random: SeededRandom, depth = 0): unknown {
  const kind = random.below(depth > 3 ? 9 : 12)
  switch (kind) {
    case 0:
      return null
    case 1:
      return random.pick([true, false])
    case 2:
      return random.pick([0, -1, 1, 1.5, 1e308, -0, 2 ** 53, 1e21])
    case 3:
      return ''
    case 4:
      return random.pick([
        'id = 1',
        'id = $1',
        'id asc',
        'id desc nulls last',
        'priority',
        'id; drop table g10',
        '1',
        '\0',
      ])
    case 5:
      return '\ud800'
    case 6:
      return 'z'.repeat(random.below(5_000))
    case 7:
      return decodeURIComponent(random.pick(VALUES.filter((value) => isDecodable(value))))
    case 8:
      return { '1': 'x', '2': 5 }
    case 9:
      return Array.from({ length: random.below(4) }, () => hostileJson(random, depth + 1))
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [
          random.pick(['1', '2', 'where', 'params', 'limit', 'offset', 'order_by', 'subset', 'table', '__proto__']),
          hostileJson(random, depth + 1),
        ]),
      )
  }
}

function isDecodable(value: string): boolean {
  try {
    decodeURIComponent(value)
    return true
  } catch {
    return false
  }
}
