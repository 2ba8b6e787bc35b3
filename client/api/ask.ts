import { z } from 'zod'
import type { Answer, Fault, OwnFault } from './answer.ts'

export type Question<Value> = {
  readonly path: string
  /** POST when there is a body, else GET. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly answer: z.ZodType<Value>
  readonly timeoutMs?: number
}
export type Ask = <Value>(question: Question<Value>) => Promise<Answer<Value>>

/** Longer than the server itself takes before it gives up on itself would only keep a person waiting. */
const TIMEOUT_MS = 15_000

/** The answer of a route that says nothing but that it is done. */
export const done = z.undefined()

const errorBody = z.object({
  code: z.string(),
  details: z.record(z.string(), z.unknown()).default({}),
  request_id: z.string().exactOptional(),
})

/** Asks this very server. Whatever happens on the way is an answer too. */
export function createAsk(fetch: typeof globalThis.fetch): Ask {
  return async (question) => {
    const response = await send(fetch, question)
    if (response === undefined) return refused('no_connection')
    return readAnswer(response, question.answer)
  }
}

/** The response, or nothing where none came. */
export async function send(
  fetch: typeof globalThis.fetch,
  question: Omit<Question<unknown>, 'answer'>,
): Promise<Response | undefined> {
  const { path, body, token, headers, timeoutMs = TIMEOUT_MS } = question
  try {
    return await fetch(path, {
      method: question.method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: 'no-store',
      // No route of ours leads elsewhere; the access page of a network does.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch {
    // Refused, unplugged, too slow: for a person it is one thing, and what helps is the same.
    return undefined
  }
}

export async function readAnswer<Value>(response: Response, schema: z.ZodType<Value>): Promise<Answer<Value>> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  const isEmpty = response.status === 204
  if (!isJson && !isEmpty) return refused('foreign_answer')
  const body = isEmpty ? undefined : await bodyOf(response)
  if (response.ok) {
    const parsed = schema.safeParse(body)
    return parsed.success ? { ok: true, value: parsed.data } : refused('unreadable')
  }
  const parsed = errorBody.safeParse(body)
  if (!parsed.success) return refused('foreign_answer')
  const { code, details, request_id: requestId } = parsed.data
  return { ok: false, fault: { code, details, ...(requestId !== undefined && { requestId }) } }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    // Cut off on the way, or no JSON at all: the schema will say that it is not what was asked for.
    return null
  }
}

export function refused(code: OwnFault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: { code, details: {} } }
}
