import type { View } from '../../../../../sync/device/device.ts'
import { messageFor } from '../../../../../sync/errors/message-for.ts'
import { quarantineReasons } from '../../../../../sync/errors/quarantine-reasons.ts'
import type { OutboxRow } from '../../../../../sync/outbox/outbox-row.ts'
import { type Flag, flags } from '../../../../../sync/wire/flags.ts'
import type { Language } from '../../../../../sync/words/language.ts'
import { wordsIn } from '../../../../../sync/words/words-in.ts'
import type { tellerApartEn } from '../../../../words/teller-apart/en.ts'
import type { Say } from '../../../../words/use-words.ts'
import { doneTwice, tookOver } from './fate-now.ts'

/** Of everything that was done without a line these are true, and say nothing. */
const USUAL: readonly string[] = ['late', 'no_effect', 'merged']

/** Why it came out as it did [AP2]: the refusal, what was noted, who else was there, and what it became. */
export function outcomeSentences(
  row: OutboxRow,
  { tickets, counters }: Pick<View, 'tickets' | 'counters'>,
  say: Say<typeof tellerApartEn>,
  language: Language,
): readonly string[] {
  const { outcome, args } = row
  if (outcome?.kind === 'rejected') {
    const details = typeof outcome.details === 'object' && outcome.details !== null ? { ...outcome.details } : {}
    return [messageFor(outcome.code, language, details)]
  }
  if (outcome?.kind === 'quarantined') {
    const reason = quarantineReasons.find((each) => each === outcome.reason) ?? 'internal'
    return [wordsIn(language).reasons[reason]]
  }
  if (outcome?.kind !== 'applied') return []
  const twice = doneTwice(row, tickets)
  const isNoted = (flag: Flag): boolean => outcome.flags.includes(flag) || flag === twice
  const noted = flags.filter((flag) => isNoted(flag) && !USUAL.includes(flag))
  const sentences = noted.map((flag) => wordsIn(language).flags[flag])
  const ticket = tickets.get(outcome.ticket_id ?? '')
  const isElsewhere = typeof ticket?.counter_id === 'string' && ticket.counter_id !== args.counter_id
  const label = isElsewhere ? counters.get(ticket.counter_id ?? '')?.label : undefined
  if (noted.some((flag) => flag.startsWith('double_')) && typeof label === 'string') {
    sentences.push(say(noted.includes('double_service') ? 'served_with' : 'double_with', { label }))
  } else {
    const taker = counters.get(tookOver(row, tickets) ?? '')?.label
    if (typeof taker === 'string') sentences.push(say('went_to', { label: taker }))
  }
  const predicted = args.predicted_ticket_id
  if (typeof predicted === 'string' && outcome.ticket_id !== undefined && outcome.ticket_id !== predicted) {
    sentences.push(say('became', { number: ticket?.number ?? '' }))
  }
  return sentences
}
