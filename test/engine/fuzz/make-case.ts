import { Buffer } from 'node:buffer'
import type { SeededRandom } from '../../setup/seeded-random.ts'
import type { Corpus } from './corpus.ts'
import { hostileJson, hostileValue, randomBytes } from './hostile-values.ts'
import type { RawRequest } from './send-raw.ts'

const METHODS = [
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'POST',
  'DELETE',
  'OPTIONS',
  'PUT',
  'PATCH',
  'TRACE',
  'FOO',
  'get',
]
const PATHS = [
  '/v1/shape/',
  '//v1/shape',
  '/v1//shape',
  '/v1/shap%65',
  '/v1/shape%2f',
  '/V1/SHAPE',
  '/v1/health',
  '/',
  '/v1',
  '/v1/shape/../shape',
  '*',
  'http://engine/v1/shape',
  '/v1/shape;x=1',
  '/v1/shape#x',
  '/%00',
  '/\xff',
]
const NAMES = [
  'offset',
  'handle',
  'live',
  'live_sse',
  'experimental_live_sse',
  'cursor',
  'log',
  'table',
  'where',
  'columns',
  'queryable_columns',
  'replica',
  'params',
  'params[1]',
  'params[2]',
  'params[0]',
  'params[-1]',
  'params[]',
  'params[1',
  'secret',
  'subset__where',
  'subset__params',
  'subset__params[1]',
  'subset__limit',
  'subset__offset',
  'subset__order_by',
  'subset__',
  'expired_handle',
  'cache-buster',
  '__proto__',
  'unknown',
  '',
]
const HEADERS = [
  'if-none-match',
  'origin',
  'content-type',
  'x-request-id',
  'accept-encoding',
  'cache-control',
  'cookie',
  'authorization',
  'range',
  'x-forwarded-for',
  'access-control-request-headers',
  'traceparent',
  'content-encoding',
]
/** Stands for a handle that exists; which one that is differs between runs. */
const HANDLE = 'HANDLE'
const SUBSET_KEYS = ['where', 'params', 'limit', 'offset', 'order_by', 'subset', 'table', 'columns', 'handle']
const GOOD: Readonly<Record<string, unknown>> = {
  where: 'id > $1',
  params: { '1': '0' },
  limit: 3,
  offset: 1,
  order_by: 'id desc',
  table: 'g10',
  columns: 'id',
}
const MUTATIONS_MAX = 2
const BIG_BODY_BYTES = 9 * 1024 * 1024

type Param = [name: string, value: string]

/** Makes case `number`: a recorded request spoiled a little, or one put together from parts. */
export function makeCase(random: SeededRandom, corpus: Corpus, handle: string): RawRequest {
  const recorded = random.pick(corpus.requests)
  const [path = '/v1/shape', query = ''] = recorded.url.split('?')
  let params = random.below(2) === 0 ? composed(random, corpus) : toParams(query)
  for (let left = random.below(MUTATIONS_MAX + 1); left > 0; left -= 1) params = mutated(random, corpus, params)
  const address = random.below(12) === 0 ? random.pick(PATHS) : path
  const method = random.below(4) === 0 ? random.pick(METHODS) : recorded.method
  return {
    method,
    target: `${address}?${params.map(([name, value]) => `${name}=${value}`).join('&')}`.replaceAll(HANDLE, handle),
    headers: makeHeaders(random, handle),
    body: makeBody(random, method, recorded.body),
  }
}

function toParams(query: string): Param[] {
  const parts = query.split('&').filter((part) => part !== '')
  return parts.map((part) => [part.split('=')[0] ?? '', part.includes('=') ? part.slice(part.indexOf('=') + 1) : ''])
}

/** A request that could be a good one: all kinds of places in all kinds of shapes. */
function composed(random: SeededRandom, corpus: Corpus): Param[] {
  const known = (name: string): string => random.pick(corpus.values.get(name) ?? [''])
  const params: Param[] = [
    ['table', random.pick(['g10', 'g31', known('table')])],
    ['offset', random.pick(['-1', 'now', '0_0', '0_inf', '1_0', known('offset')])],
  ]
  if (random.below(2) === 0) params.push(['handle', random.pick([HANDLE, HANDLE, '1-1', known('handle')])])
  if (random.below(2) === 0) params.push(['where', known('where')])
  if (random.below(3) === 0) params.push(['live', random.pick(['true', 'false', '1', ''])])
  if (random.below(6) === 0) params.push(['live_sse', 'true'])
  if (random.below(4) === 0) params.push(['columns', random.pick(['id', 'id,title', 'id,t', '*', known('columns')])])
  if (random.below(5) === 0) params.push(['replica', random.pick(['full', 'default', 'none'])])
  if (random.below(5) === 0) params.push(['log', random.pick(['changes_only', 'full', 'none'])])
  if (random.below(4) === 0) params.push(['subset__where', known('where')])
  if (random.below(6) === 0)
    params.push(['subset__order_by', random.pick(['id', 'id desc', 'nope', '1'])], ['subset__limit', '2'])
  return params
}

function mutated(random: SeededRandom, corpus: Corpus, params: readonly Param[]): Param[] {
  const at = random.below(params.length + 1)
  const [name, value] = params[at] ?? [random.pick(NAMES), '']
  const others = params.filter((_, index) => index !== at)
  switch (random.below(7)) {
    case 0:
      return others
    case 1:
      return [...params, [name, value]]
    case 2:
      return [...params, [name, hostileValue(random)]]
    case 3:
      return [...others, [name, hostileValue(random)]]
    case 4:
      return [...params, [random.pick(NAMES), hostileValue(random)]]
    case 5:
      return [...others, [name, random.pick(corpus.values.get(name) ?? [''])]]
    default:
      return [...others, [name, spoiled(random, value)]]
  }
}

function spoiled(random: SeededRandom, text: string): string {
  const at = random.below(text.length + 1)
  const insert = random.pick([
    '',
    '%27',
    '(',
    ')',
    '%20and%20',
    '%00',
    '%25',
    '$2',
    '::int',
    'x',
    '%22',
    ',',
    '%F0%9F%98%80',
  ])
  return text.slice(0, at) + insert + text.slice(at + random.below(3))
}

function makeHeaders(random: SeededRandom, handle: string): [string, string][] {
  const headers: [string, string][] = []
  for (let left = random.below(3); left > 0; left -= 1) {
    const value = random.pick([
      '*',
      `"${handle}:-1:0_0"`,
      `W/"${handle}:-1:0_0", "x"`,
      '"',
      '',
      'null',
      'gzip, br',
      'bytes=0-1',
      '\xff\xfe',
      'a'.repeat(8_000),
      'application/json',
      'text/plain',
      'https://example.com',
      '100-continue',
    ])
    headers.push([random.pick(HEADERS), value])
  }
  return headers
}

function makeBody(random: SeededRandom, method: string, recorded: unknown): Buffer {
  const isPost = method === 'POST'
  if (!isPost && random.below(20) > 0) return Buffer.alloc(0)
  switch (random.below(8)) {
    case 0:
      return Buffer.alloc(0)
    case 1:
      return randomBytes(random, random.below(300))
    case 2:
      return Buffer.from(JSON.stringify(hostileJson(random)) ?? '')
    case 3:
      return Buffer.from((JSON.stringify(recorded ?? { where: 'id = 1' }) ?? '').slice(0, random.below(40)))
    case 4:
      return random.below(10) === 0 ? Buffer.alloc(BIG_BODY_BYTES, 0x20) : Buffer.from('['.repeat(random.below(50_000)))
    default: {
      const body = Object.fromEntries(
        SUBSET_KEYS.filter(() => random.below(3) === 0).map((key) => [
          key,
          random.below(2) === 0 ? GOOD[key] : hostileJson(random),
        ]),
      )
      return Buffer.from(JSON.stringify(random.below(3) === 0 ? { subset: body } : { ...Object(recorded), ...body }))
    }
  }
}
