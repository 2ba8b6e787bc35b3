import { businessDay } from '../../../sync/calendar/business-day.ts'
import type { Clock } from '../../../sync/calendar/calendar-schema.ts'
import { clockRule } from '../../../sync/calendar/clock-rule.ts'
import type { Opening } from '../../../sync/calendar/opening-at.ts'
import type { Language } from '../../../sync/words/language.ts'
import { showDay, showHour } from '../../app/show-time.ts'
import type { kioskEn } from '../../words/kiosk/en.ts'
import type { Say } from '../../words/use-words.ts'

type Closed = Extract<Opening, { kind: 'closed' }>

const reasons = {
  closed: 'closed_today',
  holiday: 'closed_holiday',
  outside_hours: 'closed_now',
  after_last_ticket: 'closed_last_ticket',
  over_capacity: 'closed_full',
} as const satisfies Record<Closed['reason'], keyof typeof kioskEn>

/** Why no ticket is given, and from when one is: the hour in the branch's own zone, the day where it is not today. */
export function openingText(
  { reason, opensAt }: Closed,
  { clock, at }: { readonly clock: Clock; readonly at: number },
  say: Say<typeof kioskEn>,
  language: Language,
): string {
  if (opensAt === null) return say(reasons[reason])
  const day = businessDay(clock, opensAt)
  const { zone } = clockRule(clock, day)
  const time = showHour(opensAt, language, zone)
  const opens =
    day === businessDay(clock, at)
      ? say('opens_at', { time })
      : say('opens_on', { day: showDay(opensAt, language, zone), time })
  return `${say(reasons[reason])} · ${opens}`
}
