import type { TicketRow } from '../../../../../sync/view/view-rows.ts'
import type { tellerWhyEn } from '../../../../words/teller-why/en.ts'
import type { Say } from '../../../../words/use-words.ts'
import type { Names } from '../use-names.ts'
import type { Why } from './why-of.ts'

const MINUTE_S = 60

/** Why this ticket, in one sentence, and how many were passed over for it. */
export function whyText(
  { kind, passedCount }: Why,
  ticket: TicketRow,
  names: Names,
  say: Say<typeof tellerWhyEn>,
): string {
  const minutes = Math.round((ticket.head_start_s ?? 0) / MINUTE_S)
  const name = names.priority(ticket.class_id) ?? say('row_class')
  const sentence = kind === 'head_start' ? say('why_head_start', { name, minutes }) : say(`why_${kind}`)
  return passedCount === 0 ? sentence : `${sentence} ${say('passed', { count: passedCount })}`
}
