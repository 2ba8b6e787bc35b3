import type { PaperWait } from '../../../printer/document/ticket-document.ts'
import { SILENCE_MS } from '../../../sync/ladder/rung-of.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { type Language, languages } from '../../../sync/words/language.ts'

/** What a ticket's paper says and is signed over, as it lies on the disk. */
export type TicketFacts = {
  readonly ticketId: string
  readonly number: string
  readonly numberDay: string
  readonly serviceId: string
  /** What follows the first service, in order. */
  readonly nextServiceIds: readonly string[]
  readonly classId?: string
  readonly language: Language
  /** Of the customer's own page; gone with the command that made it. */
  readonly secret?: string
  /** What the customer was told of the wait at the tap [WT17]. */
  readonly wait?: Extract<PaperWait, { kind: 'range' }>
  readonly issuedAt: number
  /** No server had been heard for as long as makes a device count as alone. */
  readonly isOffline: boolean
}

/** Of the command that issued it, pending or long decided [KP1]. */
export function factsOfCommand(row: OutboxRow): TicketFacts | undefined {
  const { ticket_id, number, number_day, service_id, legs, class_id, language, secret, quote } = row.args
  if (![ticket_id, number, number_day, service_id, secret].every((each) => typeof each === 'string')) return undefined
  const issuedAt = row.written_at === null ? row.wall_at : Date.parse(row.written_at)
  const wait = waitTold(quote)
  const heardAt = row.known_at === null ? Number.NEGATIVE_INFINITY : Date.parse(row.known_at)
  return {
    ...{ ticketId: String(ticket_id), number: String(number), numberDay: String(number_day) },
    ...{ serviceId: String(service_id), nextServiceIds: following(legs, service_id), secret: String(secret) },
    ...(typeof class_id === 'string' && { classId: class_id }),
    ...(wait !== undefined && { wait }),
    ...{ language: languageOf(language), issuedAt, isOffline: issuedAt - heardAt > SILENCE_MS },
  }
}

/** Of the ticket as the branch knows it, where the command is gone. */
export function factsOfTicket(row: TicketRow): TicketFacts | undefined {
  const { id, number, number_day, legs, class_id, language, queued_at } = row
  const [first] = serviceIds(legs)
  const serviceId = first ?? row.service_id
  if (typeof number !== 'string' || typeof number_day !== 'string' || typeof queued_at !== 'number') return undefined
  if (typeof serviceId !== 'string') return undefined
  return {
    ...{ ticketId: id, number, numberDay: number_day, serviceId, nextServiceIds: following(legs, serviceId) },
    ...(typeof class_id === 'string' && { classId: class_id }),
    ...{ language: languageOf(language), issuedAt: queued_at, isOffline: false },
  }
}

/** The first service may stand in the list too; it is one leg all the same. */
function following(legs: unknown, first: unknown): readonly string[] {
  const ids = serviceIds(legs)
  return ids[0] === first ? ids.slice(1) : ids
}

/** Ids in a command, objects in a row. */
function serviceIds(legs: unknown): readonly string[] {
  if (!Array.isArray(legs)) return []
  return legs.flatMap((leg: unknown) => {
    const id = typeof leg === 'object' && leg !== null && 'service_id' in leg ? leg.service_id : leg
    return typeof id === 'string' ? [id] : []
  })
}

/** Where there is no wait to speak of, nothing is said of it. */
function waitTold(quote: unknown): TicketFacts['wait'] {
  if (typeof quote !== 'object' || quote === null) return undefined
  const { from_minutes: p50Min, to_minutes: p90Min } = quote as Record<string, unknown>
  if (typeof p50Min !== 'number' || typeof p90Min !== 'number' || p90Min === 0) return undefined
  return { kind: 'range', p50Min, p90Min }
}

function languageOf(found: unknown): Language {
  return languages.find((each) => each === found) ?? 'fr'
}
