import { createHash, timingSafeEqual } from 'node:crypto'
import { type TicketKey, tokenToTicketKey } from '../../sync/tickets/ticket-token.ts'
import type { Pools } from '../database/pools.ts'
import { recentAnswers } from '../public/recent-answers.ts'
import type { BranchLine, BranchLines } from './branch-lines.ts'
import type { PublicTicket } from './ticket-answer.ts'
import { createTicketPlaces, type TicketPlace } from './ticket-places.ts'

/** A page's answer as text, and what names this very answer. */
export type TicketAnswer = { readonly body: string; readonly etag: string | null }

type Told = {
  readonly branch_id: string
  readonly ticket_id: string
  readonly ticket: Omit<PublicTicket, (typeof ELSEWHERE_KEYS)[number]>
}
const ELSEWHERE_KEYS = ['line', 'sent_on', 'recalls', 'passes_left', 'feedback_words', 'push_key', 'next_ms'] as const

export type TicketAnswersOptions = {
  readonly pool: Pick<Pools['api'], 'query'>
  readonly lines: BranchLines
  /** Told when a line could not be computed: its pages are then answered one by one. */
  readonly onFailure: (error: unknown) => void
  readonly pushKey: string | null
}

/** Pages ask every few seconds and many stay open: outside a line a ticket costs one question a second at most. */
const ANSWER_AGE_MS_MAX = 1_000
/** What is in no line changes by the hand of a person only. */
const ELSEWHERE_MS = 20_000
/** It came after the line was computed, and stands in the next one. */
const COMING_MS = 1_500

/** Answers a token from its branch's line [TP1], and what is in none from the database. Null: it opens nothing. */
export function createTicketAnswers({ pool, lines, onFailure, pushKey }: TicketAnswersOptions) {
  const places = createTicketPlaces()
  const read = recentAnswers({ maxAgeMs: ANSWER_AGE_MS_MAX, ask: (token) => readTicket(pool, token) })
  const ending = `,"push_key":${JSON.stringify(pushKey)},"server_time":`

  /** The answer; `none`: not in the line, or not by this secret. Undefined: there is no line now. */
  async function inLine(key: TicketKey, place: TicketPlace): Promise<TicketAnswer | 'none' | undefined> {
    const line = await lines.line(place).catch((error: unknown): BranchLine | undefined => {
      onFailure(error)
      return undefined
    })
    const found = line?.answers.get(place.ticketId)
    if (line === undefined) return undefined
    if (found === undefined || !isOpenedBy(key.secret, found.digest)) return 'none'
    return { body: `${found.body.slice(0, -1)}${ending}${JSON.stringify(line.serverTime)}}`, etag: found.etag }
  }

  return async (token: string): Promise<TicketAnswer | null> => {
    const key = tokenToTicketKey(token)
    if (key === null) return null
    const placeKey = `${key.tenantId}/${key.ticketId}`
    const known = places.get(placeKey)
    const first = known && (await inLine(key, known))
    if (typeof first === 'object') return first
    const told = await read(token)
    if (told === null) return null
    const place = { tenantId: key.tenantId, branchId: told.branch_id, ticketId: told.ticket_id }
    places.set(placeKey, place)
    const second = known === undefined ? await inLine(key, place) : first
    if (typeof second === 'object') return second
    const isComing = second === 'none' && told.ticket.state === 'waiting'
    return { body: JSON.stringify(elsewhere(told.ticket, pushKey, isComing ? COMING_MS : ELSEWHERE_MS)), etag: null }
  }
}

/** A ticket of another day, one that has just come, or one whose line cannot be computed now. */
function elsewhere(ticket: Told['ticket'], pushKey: string | null, nextMs: number): PublicTicket {
  const isOver = ['completed', 'cancelled', 'expired'].includes(ticket.state)
  const nothing = { line: null, sent_on: null, recalls: 0, passes_left: 0, feedback_words: false }
  return { ...ticket, ...nothing, push_key: pushKey, next_ms: isOver ? null : nextMs }
}

function isOpenedBy(secret: string, digest: string): boolean {
  const expected = Buffer.from(digest, 'base64')
  const given = createHash('sha256').update(secret).digest()
  return expected.length === given.length && timingSafeEqual(expected, given)
}

async function readTicket(pool: Pick<Pools['api'], 'query'>, token: string): Promise<Told | null> {
  const key = tokenToTicketKey(token)
  if (key === null) return null
  const { rows } = await pool.query<{ answer: Told | null }>({
    name: 'public_ticket',
    text: 'select app.public_ticket($1, $2, $3) as answer',
    values: [key.tenantId, key.ticketId, key.secret],
  })
  return rows[0]?.answer ?? null
}
