import { AHEAD_MAX, isCount, isLogo, NAME_CHARS_MAX, WAIT_MIN_MAX } from './check-document.ts'
import type { PaperWait, TicketDocument } from './ticket-document.ts'

/** Tabs and line ends of who wrote a name, and marks that would turn the rest of the line around. */
const CONTROLS = /[\p{Cc}\s]+/gu
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g
const LONE_SURROGATES = /\p{Cs}/gu

/**
 * What need not keep a ticket from the customer's hand is put right: how a name was typed, an estimate gone mad, a logo that is
 * none. What is still wrong after that is a mistake of who made the document.
 */
export function tidyDocument(ticket: TicketDocument): TicketDocument {
  const { logo, ahead, wait, priorityClass, toDo, ...rest } = ticket
  const [tidyClass, tidyToDo, tidyWaiting] = [tidy(priorityClass ?? ''), tidy(toDo ?? ''), tidyWait(wait)]
  return {
    ...rest,
    service: tidy(ticket.service),
    nextServices: ticket.nextServices.map(tidy).filter((name) => name !== ''),
    tenant: cut(tidy(ticket.tenant)),
    branch: tidy(ticket.branch),
    ...(logo !== undefined && isLogo(logo) && { logo }),
    ...(ahead !== undefined && isCount(ahead, AHEAD_MAX) && { ahead }),
    ...(tidyWaiting !== undefined && { wait: tidyWaiting }),
    ...(tidyClass !== '' && { priorityClass: tidyClass }),
    ...(tidyToDo !== '' && { toDo: tidyToDo }),
  }
}

function tidy(text: string): string {
  return text.replaceAll(CONTROLS, ' ').replaceAll(DIRECTION_MARKS, '').replaceAll(LONE_SURROGATES, '').trim()
}

/** A tenant's own line above the number may be a sentence; of one that leaves no room for the ticket the beginning stands. */
function cut(text: string): string {
  if (text.length <= NAME_CHARS_MAX) return text
  return `${tidy(text.slice(0, NAME_CHARS_MAX - 1))}…`
}

/** Whole minutes, the smaller one first; beyond what anybody says in minutes it is simply long. */
function tidyWait(wait: PaperWait | undefined): PaperWait | undefined {
  if (wait?.kind !== 'range') return wait
  const [p50Min = 0, p90Min = 0] = [wait.p50Min, wait.p90Min]
    .map((minutes) => Math.max(0, Math.round(minutes)))
    .sort((one, other) => one - other)
  if (Number.isNaN(p50Min + p90Min)) return undefined
  return p90Min > WAIT_MIN_MAX ? { kind: 'many' } : { kind: 'range', p50Min, p90Min }
}
