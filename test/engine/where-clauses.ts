import type { SeededRandom } from '../setup/seeded-random.ts'
import { COLUMNS, valuesOf } from './where-values.ts'

/** A clause as a client could write it, with its parameters. */
export type Clause = { readonly text: string; readonly params: ReadonlyMap<number, string> }

const NUMBERS = ['int2', 'int4', 'int8', 'float4', 'float8', 'numeric'] as const
const COMPARED = [...NUMBERS, 'text', 'bpchar', 'uuid', 'bool', 'date', 'time', 'timestamp', 'timestamptz', 'interval']
const ARRAYS = [
  'int4[]',
  'int8[]',
  'text[]',
  'numeric[]',
  'float8[]',
  'bool[]',
  'date[]',
  'timestamptz[]',
  'uuid[]',
  'mood[]',
]
const EQUALITIES = ['=', '<>', '!=', 'is distinct from', 'is not distinct from']
const UNORDERED = ['bool', 'interval']
const COMPARISONS = ['=', '<>', '!=', '<', '<=', '>', '>=', 'is distinct from', 'is not distinct from']
const PATTERNS = ['a%', '%b%', '_bc', '%', '', 'A_C', 'a\\%b', '%é%', '\\', 'É%', '%\\', 'a\\_b', '%%_%', '%σ%']
const SPANS = [
  "'1 day'",
  "'1 month'",
  "'-3 hours'",
  "'1 year 2 mons 3 days 04:05:06'",
  "'P1M'",
  "'2 weeks'",
  "'90 minutes ago'",
  "'0.5 sec'",
  "'30 days'",
]

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`
const quoteName = (name: string): string => (/^[a-z0-9]+$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`)

/** Writes clauses that mean something: operators between types for which they exist, mostly. */
export function createClauses(random: SeededRandom): { next: (depth: number) => Clause } {
  const { pick, below } = random
  let params = new Map<number, string>()

  const columnOf = (type: string): string => {
    const fitting = Object.entries(COLUMNS).filter(
      ([, own]) => own === type || (type === 'text' && /^(varchar|name)$/.test(own)),
    )
    const [name] = pick(fitting)
    return quoteName(name)
  }

  /** A literal in one of the ways to write it; `isOpen` leaves its type to the surroundings. */
  const literal = (type: string, isOpen: boolean): string => {
    if (below(25) === 0) return isOpen ? 'null' : `null::${type}`
    const text = pick(valuesOf(type))
    const zoned = type === 'timestamptz' || type === 'timestamp' ? text.replace(' ', pick([' ', 'T'])) : text
    const isNumber = (NUMBERS as readonly string[]).includes(type)
    const isPlain = isNumber && /^-?\d+(\.\d+)?$/.test(text)
    const way = below(5)
    if (way === 0 && isPlain && (type !== 'int4' || text.length < 10)) return text
    if (isOpen && way === 1) {
      params.set(params.size + 1, zoned)
      return `$${params.size}`
    }
    if (isOpen && way < 4) return quote(zoned)
    return pick([`${quote(zoned)}::${type}`, `cast(${quote(zoned)} as ${type})`])
  }

  const number = (type: string, depth: number): string => {
    if (depth <= 0) return below(3) === 0 ? literal(type, false) : columnOf(type)
    const deeper = (own = type): string => number(own, depth - 1)
    const isWhole = type.startsWith('int')
    const ways = [
      () => `(${deeper()} ${pick(['+', '-', '*', '/'])} ${deeper()})`,
      () => `(${deeper()} ${pick(['+', '-', '*'])} ${pick(['1', '2', '3'])})`,
      () => `(- ${deeper()})`,
      () => `(@ ${deeper()})`,
      () => `coalesce(${deeper()}, ${literal(type, true)})`,
      () => `${pick(['greatest', 'least'])}(${deeper()}, ${deeper()}, ${literal(type, true)})`,
      () => `${number(pick(NUMBERS), depth - 1)}::${type}`,
      () => (isWhole ? `(${deeper()} ${pick(['&', '|', '#'])} ${deeper()})` : `(${deeper()} / ${deeper()})`),
      () => (isWhole ? `(${deeper()} ${pick(['<<', '>>'])} ${pick(['1', '3', '31', '33', '70'])})` : deeper()),
      () => (isWhole ? `(~ ${deeper()})` : `(+ ${deeper()})`),
      () => (type === 'float8' ? `(${deeper('float8')} ^ ${pick(['2', '3', '0', '-1', '0.5'])})` : deeper()),
      () => (type === 'float8' ? `(|/ ${deeper('float8')})` : deeper()),
      () => (type === 'int4' ? `${columnOf('int4[]')}[${pick(['0', '1', '2', '3', 'i4', "'1'"])}]` : deeper()),
      () =>
        type === 'int4' ? `(${columnOf('date')} - ${pick([columnOf('date'), literal('date', false)])})` : deeper(),
      () => (type === 'int4' ? `array_ndims(${columnOf(pick(ARRAYS))})` : deeper()),
      () => (below(2) === 0 ? `${text(depth - 1)}::${type}` : deeper()),
    ]
    return pick(ways)()
  }

  const text = (depth: number): string => {
    if (depth <= 0) return below(3) === 0 ? literal('text', false) : columnOf('text')
    return pick([
      () => `(${text(depth - 1)} || ${text(depth - 1)})`,
      () => `${pick(['lower', 'upper'])}(${text(depth - 1)})`,
      () => `coalesce(${text(depth - 1)}, ${literal('text', true)})`,
      () => `${pick(['greatest', 'least'])}(${text(depth - 1)}, ${text(depth - 1)})`,
      () => `concat(${text(depth - 1)}, ${columnOf(pick([...COMPARED, ...ARRAYS, 'mood']))}, ${literal('text', true)})`,
      () => `${columnOf(pick([...COMPARED, 'mood']))}::text`,
      () => `${columnOf('text[]')}[${pick(['1', '2'])}]`,
      () => `(${columnOf('bpchar')} || ${text(depth - 1)})`,
    ])()
  }

  const span = (): string => pick([columnOf('interval'), `interval ${pick(SPANS)}`, literal('interval', false)])

  const moment = (type: string, depth: number): string => {
    if (depth <= 0 || type === 'bool' || type === 'uuid' || type === 'bpchar') {
      return below(3) === 0 ? literal(type, false) : columnOf(type)
    }
    const deeper = (): string => moment(type, depth - 1)
    const special: Readonly<Record<string, readonly (() => string)[]>> = {
      date: [
        () => `(${deeper()} ${pick(['+', '-'])} ${pick(['1', '31', columnOf('int2')])})`,
        () => `${columnOf('timestamp')}::date`,
      ],
      time: [() => `(${deeper()} ${pick(['+', '-'])} ${span()})`, () => `${columnOf('interval')}::time`],
      timestamp: [
        () => `(${deeper()} ${pick(['+', '-'])} ${span()})`,
        () => `(${columnOf('date')} ${pick(['+', '-'])} ${span()})`,
        () => `(${columnOf('date')} + ${columnOf('time')})`,
        () => `(${columnOf('timestamptz')} at time zone 'UTC')`,
        () => `${columnOf('timestamptz')}::timestamp`,
      ],
      timestamptz: [
        () => `(${deeper()} ${pick(['+', '-'])} ${span()})`,
        () => `(${columnOf('timestamp')} at time zone 'utc')`,
        () => `${columnOf('date')}::timestamptz`,
      ],
      interval: [
        () => `(${deeper()} ${pick(['+', '-'])} ${span()})`,
        () => `(${columnOf('timestamp')} - ${literal('timestamp', false)})`,
        () => `(${columnOf('timestamptz')} - ${literal('timestamptz', true)})`,
        () => `(${columnOf('time')} - ${columnOf('time')})`,
        () => `(${deeper()} * ${pick(['2', '0.5', '-1.5', columnOf('float8'), columnOf('int4')])})`,
        () => `(- ${deeper()})`,
        () => `${pick(['justify_days', 'justify_hours', 'justify_interval'])}(${deeper()})`,
      ],
    }
    const shared = [
      () => `coalesce(${deeper()}, ${literal(type, true)})`,
      () => `${pick(['greatest', 'least'])}(${deeper()}, ${deeper()})`,
    ]
    return pick([...(special[type] ?? []), ...shared])()
  }

  const value = (type: string, depth: number): string => {
    if ((NUMBERS as readonly string[]).includes(type)) return number(type, depth)
    return type === 'text' ? text(depth) : moment(type, depth)
  }

  const array = (type: string, depth: number): string => {
    const element = type.slice(0, -2)
    if (depth <= 0 || type === 'mood[]')
      return below(3) === 0 && type !== 'mood[]' ? literal(type, false) : columnOf(type)
    return pick([
      () => columnOf(type),
      () => `array[${value(element, 0)}, ${value(element, 0)}, ${literal(element, true)}]`,
      () => `(${columnOf(type)} || ${array(type, depth - 1)})`,
      () => `(${columnOf(type)} || ${value(element, 0)})`,
      () => `array_append(${columnOf(type)}, ${value(element, 0)})`,
      () => `array_prepend(${value(element, 0)}, ${columnOf(type)})`,
      () => `array_cat(${columnOf(type)}, ${columnOf(type)})`,
      () => `${columnOf(type)}[${pick(['1', ''])}:${pick(['2', '', '1'])}]`,
      () => `${columnOf(type)}[1:2][${pick(['1', '2:2'])}]`,
    ])()
  }

  const comparison = (depth: number): string => {
    const type = pick(COMPARED)
    const operator = pick(UNORDERED.includes(type) ? EQUALITIES : COMPARISONS)
    const isNumber = (NUMBERS as readonly string[]).includes(type)
    const right = pick([
      () => literal(type, true),
      () => value(type, depth - 1),
      () => (isNumber ? number(pick(NUMBERS), depth - 1) : literal(type, true)),
      () => (type === 'date' ? columnOf(pick(['timestamp', 'timestamptz'])) : columnOf(type)),
    ])()
    return `${value(type, depth - 1)} ${operator} ${right}`
  }

  const arrayTest = (depth: number): string => {
    const type = pick(ARRAYS)
    const element = type.slice(0, -2)
    const single = element === 'mood' ? columnOf('mood') : value(element, depth - 2)
    return pick([
      () =>
        `${array(type, depth - 1)} ${pick(['=', '<>', '@>', '<@', '&&'])} ${pick([array(type, depth - 1), literal(type, true)])}`,
      () => `${single} ${pick(['=', '<>'])} ${pick(['any', 'all'])} (${array(type, depth - 1)})`,
      () =>
        element === 'mood'
          ? `${single} = any (${quote('{sad,ok}')})`
          : `${single} ${pick(element === 'bool' ? ['=', '<>'] : COMPARISONS.slice(0, 7))} any (${array(type, depth - 1)})`,
      () => `${array(type, depth - 1)} is ${pick(['', 'not '])}distinct from ${columnOf(type)}`,
      () => `${single} = any (${literal(type, true)})`,
      () => `${columnOf('text')} ${pick(['like', 'ilike', 'not like'])} ${pick(['any', 'all'])} (array['a%','%B%'])`,
    ])()
  }

  const bool = (depth: number): string => {
    if (depth <= 0) return pick([() => columnOf('bool'), () => `${columnOf('int4')} = ${literal('int4', true)}`])()
    const type = pick(COMPARED)
    return pick([
      () => comparison(depth),
      () => comparison(depth),
      () => comparison(depth),
      () => `(${bool(depth - 1)}) ${pick(['and', 'or'])} (${bool(depth - 1)})`,
      () =>
        `(${bool(depth - 1)}) ${pick(['and', 'or'])} (${bool(depth - 1)}) ${pick(['and', 'or'])} (${bool(depth - 1)})`,
      () => `not (${bool(depth - 1)})`,
      () => `(${bool(depth - 1)}) is ${pick(['', 'not '])}${pick(['true', 'false', 'unknown'])}`,
      () => `${pick([value(type, depth - 1), array(pick(ARRAYS), 1)])} is ${pick(['', 'not '])}null`,
      () =>
        `${value(type, depth - 1)} ${pick(['', 'not '])}in (${literal(type, true)}, ${literal(type, true)}, ${value(type, 0)})`,
      () => `${columnOf(type)} in (${literal(type, true)}, ${literal(type, true)})`,
      () =>
        `${value(type, depth - 1)} ${pick(['', 'not '])}between ${pick(['', 'symmetric '])}${literal(type, true)} and ${value(type, 0)}`,
      () =>
        `${text(depth - 1)} ${pick(['', 'not '])}${pick(['like', 'ilike'])} ${pick([quote(pick(PATTERNS)), text(0)])}`,
      () => `${columnOf('text')} like ${quote(pick(['a#%b', '#_%', '##', 'a%']))} escape '#'`,
      () => `${columnOf('bpchar')} like ${quote(pick(PATTERNS))}`,
      () => `${columnOf('mood')} ${pick(['=', '<>'])} ${quote(pick(valuesOf('mood')))}`,
      () => `${columnOf('mood')} in ('sad', 'ok')`,
      () => `${columnOf('mood')}::text ${pick(COMPARISONS)} ${literal('text', true)}`,
      () => arrayTest(depth),
      () => arrayTest(depth),
    ])()
  }

  return {
    next: (depth) => {
      params = new Map()
      const clause = bool(depth)
      return { text: clause, params }
    },
  }
}
