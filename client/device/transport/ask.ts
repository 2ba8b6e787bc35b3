import { z } from 'zod'
import type { Reply } from '../../../sync/ports/transport.ts'

export type Question<Schema extends z.ZodType> = {
  readonly path: string
  /** Absent: a GET. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** For the whole of it: the last byte of the answer has come by then. */
  readonly msMax: number
  readonly answer: Schema
}
export type Ask = <Schema extends z.ZodType>(question: Question<Schema>) => Promise<Reply<z.output<Schema>>>
export type AskOptions = {
  /** Of the server, without a slash at its end; '' for the page's own. */
  readonly base: string
  readonly fetch: typeof fetch
  monotonic(): number
}

/** The one shape of our server's refusals; the text in it is for people who have no screen of ours. */
const refusal = z.object({ code: z.string(), details: z.unknown().optional(), request_id: z.string() })
const SERVER_FAULT = 500

/** One question to the server, which settles by its time limit and never rejects. */
export function createAsk({ base, fetch, monotonic }: AskOptions): Ask {
  return async ({ path, body, headers, msMax, answer }) => {
    const askedAt = monotonic()
    let response: Response
    let text: string
    try {
      response = await fetch(`${base}${path}`, {
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
        headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
        signal: AbortSignal.timeout(msMax),
        cache: 'no-store',
        // The token is in the header; a cookie of a person at this browser has nothing to say here.
        credentials: 'omit',
        // Our server sends nobody elsewhere: this is a network that wants somebody to sign in first.
        redirect: 'manual',
      })
      text = await response.text()
    } catch (error) {
      const isTimeout = error instanceof DOMException && error.name === 'TimeoutError'
      return { kind: 'unreachable', why: isTimeout ? 'timeout' : 'network' }
    }
    return judge(response, jsonIn(text), answer, monotonic() - askedAt)
  }
}

function judge<Schema extends z.ZodType>(
  response: Response,
  found: unknown,
  schema: Schema,
  round_trip_ms: number,
): Reply<z.output<Schema>> {
  if (response.status >= SERVER_FAULT) return { kind: 'unreachable', why: 'fault' }
  if (response.ok) {
    const answer = schema.safeParse(found)
    return answer.success
      ? { kind: 'answer', answer: answer.data, round_trip_ms }
      : { kind: 'unreachable', why: 'not_ours' }
  }
  const refused = refusal.safeParse(found)
  if (!refused.success) return { kind: 'unreachable', why: 'not_ours' }
  const { code, details } = refused.data
  return { kind: 'refused', code, details, retry_after_ms: retryAfterMs(response.headers.get('retry-after')) }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Our server tells seconds; a date would be a proxy's, by whatever clock that has. */
function retryAfterMs(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : undefined
}
