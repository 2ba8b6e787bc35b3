import type { JoinService } from '../../sync/join/join-answer.ts'
import type { Language } from '../../sync/words/language.ts'
import { showDay, showHour } from '../app/show-time.ts'
import { waitText } from '../app/waits/wait-text.ts'
import type { joinEn } from '../words/join/en.ts'
import type { Say } from '../words/use-words.ts'
import type { waitsEn } from '../words/waits/en.ts'

export type Speech = {
  readonly language: Language
  readonly say: Say<typeof joinEn>
  readonly sayWait: Say<typeof waitsEn>
  readonly zone: string
  /** As the tenant writes numbers. */
  readonly inDigits: (text: string) => string
  /** By the server. */
  readonly now: number
}

const CLOSED = {
  closed: 'closed_today',
  holiday: 'closed_holiday',
  outside_hours: 'closed_now',
  after_last_ticket: 'closed_last_ticket',
  over_capacity: 'closed_full',
} as const satisfies Record<NonNullable<JoinService['closed']>, keyof typeof joinEn>

/** What stands below a service's name: how many wait and how long it takes, or why it is closed and until when. */
export function serviceText(service: JoinService, speech: Speech): string {
  const { say, sayWait } = speech
  if (service.closed !== null) return closedText(service.closed, service.opens_at, speech)
  const people = service.waiting === 0 ? say('nobody_waiting') : say('waiting', { count: service.waiting })
  const wait = waitText(rangeOf(service), sayWait)
  return wait === undefined ? people : `${people} · ${wait}`
}

/** Shortly before closing, the doubt whether one can still be served. */
export function closingText(
  { closed, closing, closes_at }: JoinService,
  { say, language, zone }: Speech,
): string | undefined {
  // Of what is closed there is no doubt.
  if (closed !== null || closing === 'join' || closes_at === null) return undefined
  return say(`closing_${closing}`, { time: showHour(Date.parse(closes_at), language, zone) })
}

export const mayJoin = ({ closed, closing }: JoinService): boolean => closed === null && closing !== 'refuse'

function closedText(reason: NonNullable<JoinService['closed']>, opensAt: string | null, speech: Speech): string {
  const { say, language, zone, now } = speech
  if (opensAt === null) return say(CLOSED[reason])
  const at = Date.parse(opensAt)
  const [time, day] = [showHour(at, language, zone), showDay(at, language, zone)]
  const opens = day === showDay(now, language, zone) ? say('opens_at', { time }) : say('opens_on', { day, time })
  return `${say(CLOSED[reason])} · ${opens}`
}

function rangeOf({ from_minutes, to_minutes }: JoinService) {
  if (from_minutes === null || to_minutes === null) return undefined
  return { kind: 'range', fromMinutes: from_minutes, toMinutes: to_minutes } as const
}
