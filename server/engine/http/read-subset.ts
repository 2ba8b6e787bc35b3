import type { Problems } from './problems.ts'

/** As it came, from the query or from a JSON body: not yet known to be an object. */
export type SubsetInput = NonNullable<unknown>

export type SubsetParams =
  | {
      readonly kind: 'read'
      readonly where: string | undefined
      readonly orderBy: string | undefined
      readonly limit: number | undefined
      readonly offset: number | undefined
      readonly params: ReadonlyMap<string, string>
    }
  | { readonly kind: 'refused'; readonly problems: Problems[string] }

type Fields = Readonly<Record<string, unknown>>

/** The last two are the client's own trees of the clause and order beside them: read over, but they ask for a subset. */
const KEYS = ['where', 'params', 'limit', 'offset', 'order_by', 'where_expr', 'order_by_expr']

/** `subset__where` or `subset[where]`; of `params` each may stand alone, as in `subset__params[1]`. */
const NAME = /^subset(?:__([^[]*)|\[([^\]]*)\])(?:\[(.*)\])?$/s
const WHOLE = /^[+-]?\d+$/

/** The subset that the query asks for, be it the whole; undefined where it names none. */
export function subsetOfQuery(query: ReadonlyMap<string, string>): SubsetInput | undefined {
  const input: Record<string, unknown> = {}
  for (const [name, value] of query) {
    // A list is no subset, and must not pass for none.
    if (name.startsWith('subset[]')) return name
    const [, plain, nested, inner] = NAME.exec(name) ?? []
    const key = plain ?? nested
    if (key === undefined) continue
    input[key] = inner === undefined ? value : { ...(isRecord(input[key]) && input[key]), [inner]: value }
  }
  return Object.keys(input).length > 0 ? input : query.get('subset')
}

/**
 * The subset that a body asks for, flat or under `subset`, over what the query says of it. Nothing else of a body
 * counts: what a shape shows, the address says.
 */
export function subsetOfBody(body: Fields, ofQuery?: SubsetInput): SubsetInput | undefined {
  const known = isRecord(ofQuery) ? ofQuery : {}
  if (isRecord(body.subset)) return { ...known, ...body.subset }
  const given = KEYS.filter((key) => key in body)
  if (given.length > 0) return { ...known, ...Object.fromEntries(given.map((key) => [key, body[key]])) }
  return 'subset' in body ? (body.subset ?? undefined) : ofQuery
}

export function readSubset(input: SubsetInput): SubsetParams {
  if (!isRecord(input)) return { kind: 'refused', problems: ['is invalid'] }
  const problems: Problems = {}
  const limit = readWhole(input, 'limit', 1, 'must be greater than 0', problems)
  const offset = readWhole(input, 'offset', 0, 'must be greater than or equal to 0', problems)
  const where = readText(input, 'where', problems)
  const orderBy = readText(input, 'order_by', problems)
  const params = readParams(input.params, problems)
  const isPaged = isChanged(input.limit, limit) || isChanged(input.offset, offset)
  if (isPaged && orderBy === undefined && problems.order_by === undefined) {
    problems.order_by = ['order_by is required when limit or offset is present']
  }
  if (Object.keys(problems).length > 0) return { kind: 'refused', problems }
  return { kind: 'read', where, orderBy, limit, offset, params }
}

/** A number out of bounds is still a number. */
function isChanged(value: unknown, read: number | undefined): boolean {
  return read !== undefined || typeof value === 'number' || (typeof value === 'string' && WHOLE.test(value))
}

function readWhole(input: Fields, key: string, min: number, tooSmall: string, problems: Problems): number | undefined {
  const value = input[key]
  if (value === undefined || value === null || value === '') return undefined
  const whole = typeof value === 'string' && WHOLE.test(value) ? Number(value) : value
  if (typeof whole !== 'number' || !Number.isSafeInteger(whole)) {
    problems[key] = ['is invalid']
    return undefined
  }
  if (whole < min) {
    problems[key] = [tooSmall]
    return undefined
  }
  return whole
}

function readText(input: Fields, key: string, problems: Problems): string | undefined {
  const value = input[key]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') {
    problems[key] = ['is invalid']
    return undefined
  }
  return value.trim() === '' ? undefined : value
}

function readParams(value: unknown, problems: Problems): ReadonlyMap<string, string> {
  const parsed = typeof value === 'string' && value !== '' ? parseJson(value) : { value }
  if ('problem' in parsed) problems.params = [parsed.problem]
  else if (isRecord(parsed.value))
    return new Map(Object.entries(parsed.value).map(([key, each]) => [key, toText(each)]))
  else if (parsed.value !== undefined && parsed.value !== null && parsed.value !== '') problems.params = ['is invalid']
  return new Map()
}

function parseJson(text: string): { value: unknown } | { problem: string } {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? { value } : { problem: 'params must be a JSON object' }
  } catch {
    return { problem: 'params must be valid JSON' }
  }
}

function toText(value: unknown): string {
  return typeof value === 'string'
    ? value
    : value === null
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
