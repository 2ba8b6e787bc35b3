import type { Json, Trace, TraceResponse } from './trace.ts'

export type Spoiling = {
  name: string
  trace: string
  spoil: (trace: Trace) => void
  /** Where the harness must see it: the step and the path in its answer. */
  path: string
}

type Message = { key?: string; value?: Record<string, Json>; headers: Record<string, Json> }

const SMALL = '01-initial-snapshot-small'
const LIVE = '03-live-default'
const MANY = '08-multi-row-transaction'
const HOLD = '17-long-poll-timeout'
const STREAM = '18-live-sse'

type Headers = Record<string, string | null>

function answer(trace: Trace, index: number): TraceResponse & { headers: Headers } {
  const response = trace.steps[index]?.response
  if (response === undefined) throw new Error(`no answer in step ${index}`)
  response.headers ??= {}
  return response as TraceResponse & { headers: Headers }
}

function messages(trace: Trace, index: number): Message[] {
  return answer(trace, index).body as Message[]
}

function message(trace: Trace, index: number, at: number): Message {
  const found = messages(trace, index)[at]
  if (found === undefined) throw new Error(`no message ${at} in step ${index}`)
  return found
}

type Header = string | null | ((before: string, trace: Trace) => string)

function header(name: string, trace: string, index: number, key: string, value: Header): Spoiling {
  const spoil = (spoiled: Trace): void => {
    const { headers } = answer(spoiled, index)
    headers[key] = typeof value === 'function' ? value(String(headers[key]), spoiled) : value
  }
  return { name, trace, spoil, path: `${index} headers.${key}` }
}

type Place = readonly [trace: string, index: number, at: number]

function part(
  name: string,
  [trace, index, at]: Place,
  inside: 'headers' | 'value',
  key: string,
  value: Json,
): Spoiling {
  const spoil = (spoiled: Trace): void => {
    const holder = message(spoiled, index, at)[inside] ?? {}
    holder[key] = value
  }
  const item = Array.isArray(value) ? '[0]' : ''
  return { name, trace, spoil, path: `${index} body[${at}].${inside}.${key}${item}` }
}

function list(name: string, path: string, change: (list: Message[]) => void): Spoiling {
  return { name, trace: MANY, spoil: (spoiled) => change(messages(spoiled, 2)), path: `2 ${path}` }
}

function step(
  name: string,
  trace: string,
  index: number,
  path: string,
  change: (step: Trace['steps'][number]) => void,
) {
  const spoil = (spoiled: Trace): void => {
    const found = spoiled.steps[index]
    if (found !== undefined) change(found)
  }
  return { name, trace, spoil, path: `${index} ${path}` }
}

function body(name: string, trace: string, index: number, path: string, change: (before: Json) => Json): Spoiling {
  const spoil = (spoiled: Trace): void => {
    const response = answer(spoiled, index)
    response.body = change(response.body ?? null)
  }
  return { name, trace, spoil, path }
}

function status(name: string, value: number | null): Spoiling {
  const spoil = (spoiled: Trace): void => {
    answer(spoiled, 2).status = value
  }
  return { name, trace: LIVE, spoil, path: '2 status' }
}

function duration(name: string, index: number, ms: number): Spoiling {
  return step(name, HOLD, index, 'hold', (found) => {
    found.duration_ms = ms
  })
}

/** Three rows that were delivered in no chunk. */
function loseRows(before: Json): Json {
  const elided = before as { __elided: string }
  const fewer = elided.__elided.replace(/array of (\d+)/, (_all, count: string) => `array of ${Number(count) - 3}`)
  return { ...elided, __elided: fewer }
}

export const SPOILINGS: Spoiling[] = [
  status('a status', 204),
  status('a connection that breaks', null),
  header('a caching rule', LIVE, 2, 'cache-control', 'no-store'),
  header('a missing schema', LIVE, 1, 'electric-schema', null),
  header('a header too many', LIVE, 3, 'electric-schema', '{}'),
  header('a missing up-to-date', LIVE, 1, 'electric-up-to-date', null),
  header('a cursor where none belongs', LIVE, 1, 'electric-cursor', '1'),
  header('a handle that changes', LIVE, 4, 'electric-handle', 'other'),
  header('one handle for two shapes', MANY, 9, 'electric-handle', (_before, trace) =>
    String(answer(trace, 7).headers['electric-handle']),
  ),
  header('an offset of another operation', LIVE, 2, 'electric-offset', (before) => before.replace(/_0$/, '_2')),
  header('an etag of another shape', LIVE, 2, 'etag', '"other:0_inf:0_inf"'),
  header('an etag that could match after a hold', HOLD, 2, 'etag', (before) => before.replace(/:-?\d+"$/, '"')),
  part('a value', [LIVE, 2, 0], 'value', 'title', 'spoiled'),
  part('a null that became a text', [LIVE, 2, 0], 'value', 'note', ''),
  part('a column too many', [LIVE, 3, 0], 'value', 'note', 'n'),
  part('an operation', [LIVE, 3, 0], 'headers', 'operation', 'insert'),
  part('an operation number', [MANY, 2, 1], 'headers', 'op_position', 1),
  part('a position that is not its transaction’s', [MANY, 2, 1], 'headers', 'lsn', '99'),
  part('a position that goes back', [LIVE, 3, 0], 'headers', 'lsn', '7'),
  part('a position in Postgres’ notation', [LIVE, 1, 0], 'headers', 'global_last_seen_lsn', '0/271D7C8'),
  part('a transaction number as text', [LIVE, 2, 0], 'headers', 'txids', ['900']),
  part('a transaction before the snapshot', [LIVE, 2, 0], 'headers', 'txids', [3]),
  part('a snapshot that is read anew', [SMALL, 10, 3], 'headers', 'xmax', '99999'),
  part('a control message', [LIVE, 1, 0], 'headers', 'control', 'must-refetch'),
  list('a key', 'body[0].key', ([first]) => {
    if (first !== undefined) first.key = '"public"."g08"/"9"'
  }),
  list('the order of messages', 'body[0].key', (all) => void all.reverse()),
  list('a lost message', 'body.length', (all) => void all.splice(1, 1)),
  list('a doubled message', 'body.length', (all) => void all.push(...all.slice(-1))),
  list('a last that is missing', 'body[4].headers.last', (all) => {
    delete all[4]?.headers.last
  }),
  body('the text of an error', '10-errors', 9, '9 body.errors.where[0]', () => ({
    message: 'Invalid request',
    errors: { where: ['no'] },
  })),
  body('an event of a stream', STREAM, 3, '3 body[1].value.title', (text) =>
    String(text).replace('"title":"t"', '"title":"u"'),
  ),
  body('an event that nobody caused', '18b-live-sse-truncate-idle', 2, '2 body.length', () => 'data: {}\n\n'),
  body('a chunk that lost rows', '16-big-snapshot', 2, '4 walk', loseRows),
  duration('a hold that does not hold', 2, 1),
  duration('a hold where data wait', 5, 20_000),
]
