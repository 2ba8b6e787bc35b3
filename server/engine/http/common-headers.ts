import type { EngineAnswer, EngineRequest } from './engine-http.ts'

type Headers = Readonly<Record<string, string>>

const PREFLIGHT_S = 86_400
/** The protocol's own list lacks the last: a page on another origin that cannot read it fetches each subset twice. */
const EXPOSED = [
  'electric-cursor',
  'electric-handle',
  'electric-has-data',
  'electric-offset',
  'electric-schema',
  'electric-up-to-date',
  'electric-internal-known-error',
  'retry-after',
  'electric-snapshot',
].join(',')

/** One by one: to spread these objects would cost more than the rest of a small answer. */
export function withHeaders(answer: EngineAnswer, ...others: readonly Headers[]): EngineAnswer {
  // A preflight's answer depends on nothing that a cache could vary by.
  const headers: Record<string, string> = answer.status === 204 ? {} : { vary: 'accept-encoding' }
  for (const other of others) for (const name of Object.keys(other)) headers[name] = other[name] ?? ''
  for (const name of Object.keys(answer.headers)) headers[name] = answer.headers[name] ?? ''
  return { status: answer.status, headers, body: answer.body }
}

export function corsHeaders(request: Pick<EngineRequest, 'header'>, methods: string): Headers {
  return {
    'access-control-allow-origin': request.header('origin') ?? '*',
    'access-control-expose-headers': EXPOSED,
    'access-control-allow-methods': methods,
  }
}

export function preflight(cors: Headers): EngineAnswer {
  const headers = { ...cors, 'access-control-max-age': String(PREFLIGHT_S) }
  return { status: 204, headers, body: '' }
}
