import { ownProblems, type Problems } from './own-problems.ts'
import { passedHeaders } from './passed-headers.ts'

const RETRY_S_MAX = 60
const RETRY_S = 1

/** What becomes of a source's answer. */
export type Judged =
  | { readonly kind: 'pass'; readonly status: 200 | 409; readonly headers: Record<string, string> }
  | { readonly kind: 'unchanged'; readonly headers: Record<string, string> }
  | { readonly kind: 'client_fault'; readonly problems: Problems }
  | { readonly kind: 'unavailable'; readonly retryAfterS: number; readonly why: string; readonly isOurFault: boolean }

const TYPES = { json: /^application\/json\b/, events: /^text\/event-stream\b/ }

/**
 * Rows, "nothing new" and "begin anew" go on as they are. Whatever else a source says is between it and us: a client that
 * heard a 401 of it would sign in again for nothing, and its texts name tables and clauses.
 */
export async function judgeAnswer(answer: Response, isEvents: boolean): Promise<Judged> {
  const { status, headers } = answer
  if (status === 304) return { kind: 'unchanged', headers: passedHeaders(headers) }
  const type = headers.get('content-type') ?? ''
  const isTyped = TYPES.json.test(type) || (status === 200 && isEvents && TYPES.events.test(type))
  if ((status === 200 || status === 409) && isTyped) return { kind: 'pass', status, headers: passedHeaders(headers) }
  if (status === 400) {
    const problems = await ownProblems(answer)
    if (problems !== undefined) return { kind: 'client_fault', problems }
  }
  const isOverloaded = status === 429 || status >= 500
  return {
    kind: 'unavailable',
    retryAfterS: retryAfterOf(headers),
    why: `${status} ${type}`.trim(),
    isOurFault: !isOverloaded,
  }
}

function retryAfterOf(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? RETRY_S)
  return Number.isFinite(seconds) ? Math.min(RETRY_S_MAX, Math.max(RETRY_S, Math.ceil(seconds))) : RETRY_S
}
