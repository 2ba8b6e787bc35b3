import type { JoinAnswer } from '../../sync/join/join-answer.ts'
import type { TicketState } from '../../sync/tickets/ticket-state.ts'
import { endAfter } from '../phone-page/end-after.ts'

export type Refused = { readonly code: string; readonly message?: string }
export type Answer<Value> = { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & Refused)
type Question = { readonly path: string; readonly language: string; readonly body?: unknown; readonly proof?: string }

const ANSWER_MS_MAX = 15_000

export type CheckIn = {
  readonly client_id: string
  readonly service_id: string
  readonly language: string
  readonly class_id?: string
  readonly contact?: { readonly phone: string }
}
export type Arrival =
  | { readonly code: string }
  | { readonly position: { readonly latitude: number; readonly longitude: number; readonly accuracy_m: number } }

/** This page's questions. Refusals come with the server's own sentence in the language asked for. */
export function createJoinApi(send: typeof fetch, solve: (challenge: unknown) => Promise<string | undefined>) {
  async function ask<Value>({ path, language, body, proof }: Question): Promise<Answer<Value> & { details?: unknown }> {
    try {
      const answer = await send(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'application/json',
          'accept-language': language,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(proof !== undefined && { 'x-proof': proof }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        cache: 'no-store',
        redirect: 'manual',
        signal: endAfter(ANSWER_MS_MAX),
      })
      const told = (await answer.json()) as Value & Refused & { details?: unknown }
      if (answer.ok) return { ok: true, value: told }
      return { ok: false, code: String(told.code), message: String(told.message), details: told.details }
    } catch {
      // No network, no answer in time, or the sign-in page of somebody's network.
      return { ok: false, code: 'no_connection' }
    }
  }

  /** Where many ask at once some work is wanted first: done, and asked again, once. */
  async function askWithWork<Value>(question: Question, onWork: () => void): Promise<Answer<Value>> {
    const first = await ask<Value>(question)
    if (first.ok || first.code !== 'proof_required') return first
    onWork()
    const proof = await solve((first.details as { challenge?: unknown } | undefined)?.challenge)
    return proof === undefined ? first : ask<Value>({ ...question, proof })
  }

  return {
    branch: (branch: string, language: string) => ask<JoinAnswer>({ path: `/api/branches/${branch}/join`, language }),
    ticket: (token: string, language: string) =>
      ask<{ state: TicketState; awaited_by?: string | null }>({ path: `/api/t/${token}`, language }),
    checkIn: (branch: string, body: CheckIn, onWork: () => void) =>
      askWithWork<{ ticket_token: string; number: string }>(
        { path: `/api/branches/${branch}/check-in`, language: body.language, body },
        onWork,
      ),
    arrive: (token: string, language: string, body: Arrival, onWork: () => void) =>
      askWithWork<{ state: TicketState }>({ path: `/api/t/${token}/arrival`, language, body }, onWork),
  }
}
export type JoinApi = ReturnType<typeof createJoinApi>
