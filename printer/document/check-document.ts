import { QR_CHARS_MAX } from '../qr/qr-limits.ts'
import type { TicketDocument } from './ticket-document.ts'

export const NAME_CHARS_MAX = 120
const SENTENCE_CHARS_MAX = 400
const NEXT_SERVICES_MAX = 8
export const AHEAD_MAX = 9_999
export const WAIT_MIN_MAX = 999
/** A picture beyond this cannot be a logo: it would leave no room for the number. */
const LOGO_WIDTH_DOTS_MAX = 384
const LOGO_HEIGHT_DOTS_MAX = 160

/** As it is called; what stands behind a slash tells two tickets of one number apart. */
const NUMBER = /^[A-Z]{1,3}-[A-Z]{0,4}[0-9]{2,6}(?:\/[0-9]{1,2})?$/
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
/** What would move text about, or print nothing at all: controls, and marks of direction that are not closed by us. */
const UNPRINTABLE = /\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u
const ADDRESS = /^[\x21-\x7e]+$/

/** The fields that cannot be printed, by name; none for a ticket that can. */
export function checkDocument(ticket: TicketDocument): readonly string[] {
  const names = [ticket.service, ticket.tenant, ticket.branch, ...ticket.nextServices, ticket.priorityClass ?? 'x']
  const checks: readonly (readonly [string, boolean])[] = [
    ['number', NUMBER.test(ticket.number)],
    ['names', names.every((name) => isText(name, NAME_CHARS_MAX))],
    ['next_services', ticket.nextServices.length <= NEXT_SERVICES_MAX],
    ['to_do', ticket.toDo === undefined || isText(ticket.toDo, SENTENCE_CHARS_MAX)],
    ['issued_at', DAY.test(ticket.issuedAt.day) && TIME.test(ticket.issuedAt.time)],
    ['ahead', ticket.ahead === undefined || isCount(ticket.ahead, AHEAD_MAX)],
    ['wait', isWait(ticket.wait)],
    ['qr', isAddress(ticket.qr)],
    ['logo', isLogo(ticket.logo)],
  ]
  return checks.flatMap(([field, isRight]) => (isRight ? [] : [field]))
}

function isAddress(qr: TicketDocument['qr']): boolean {
  return qr === undefined || (ADDRESS.test(qr) && qr.length <= QR_CHARS_MAX)
}

function isText(text: string, charsMax: number): boolean {
  return text.trim() !== '' && text.length <= charsMax && !UNPRINTABLE.test(text)
}

export function isCount(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max
}

function isWait(wait: TicketDocument['wait']): boolean {
  if (wait?.kind !== 'range') return true
  return isCount(wait.p50Min, WAIT_MIN_MAX) && isCount(wait.p90Min, WAIT_MIN_MAX) && wait.p50Min <= wait.p90Min
}

export function isLogo(logo: TicketDocument['logo']): boolean {
  if (logo === undefined) return true
  const { widthDots, heightDots, bytes } = logo
  if (!isCount(widthDots, LOGO_WIDTH_DOTS_MAX) || !isCount(heightDots, LOGO_HEIGHT_DOTS_MAX)) return false
  return widthDots % 8 === 0 && heightDots > 0 && widthDots > 0 && bytes.length === (widthDots / 8) * heightDots
}
