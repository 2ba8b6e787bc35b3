import { endAfter } from '../phone-page/end-after.ts'
import type { PublicTicket } from './public-ticket.ts'

export type TicketAnswer =
  | { readonly kind: 'ticket'; readonly ticket: PublicTicket; readonly etag?: string }
  /** What was told last is still so. */
  | { readonly kind: 'same' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'away'; readonly retryAfterMs?: number }

const ANSWER_MS_MAX = 8_000
const SECOND_MS = 1_000

/** Never throws: a phone in a hall is often without an answer. `etag`: the name of the answer that the page has. */
export async function askTicket(token: string, send: typeof fetch, etag?: string): Promise<TicketAnswer> {
  try {
    const signal = endAfter(ANSWER_MS_MAX)
    const headers = { accept: 'application/json', ...(etag !== undefined && { 'if-none-match': etag }) }
    const answer = await send(`/api/t/${token}`, { signal, headers, cache: 'no-store' })
    if (answer.status === 404) return { kind: 'unknown' }
    if (answer.status === 304) return { kind: 'same' }
    const seconds = Number(answer.headers.get('retry-after'))
    if (!answer.ok) return { kind: 'away', ...(seconds > 0 && { retryAfterMs: seconds * SECOND_MS }) }
    const ticket: unknown = await answer.json()
    if (!isTicket(ticket)) return { kind: 'away' }
    const name = answer.headers.get('etag')
    return { kind: 'ticket', ticket, ...(name !== null && { etag: name }) }
  } catch {
    // No network, no answer in time, or somebody else's answer.
    return { kind: 'away' }
  }
}

function isTicket(found: unknown): found is PublicTicket {
  return (
    typeof found === 'object' &&
    found !== null &&
    ['number', 'state', 'queued_at'].every((name) => typeof (found as Record<string, unknown>)[name] === 'string') &&
    Array.isArray((found as { services?: unknown }).services)
  )
}
