import { businessDay } from '../../../../../sync/calendar/business-day.ts'
import type { Clock } from '../../../../../sync/calendar/calendar-schema.ts'
import { clockRule } from '../../../../../sync/calendar/clock-rule.ts'
import type { Language } from '../../../../../sync/words/language.ts'
import { showHour } from '../../../../app/show-time.ts'
import type { kioskFlowEn } from '../../../../words/kiosk-flow/en.ts'
import type { Say } from '../../../../words/use-words.ts'

type Told = { readonly closesAt: number | null; readonly waiting: number; readonly clock: Clock }

/** Why, in what everybody can check: the hour on the door, and the people in the hall. Then what a ticket is still good for. Sentence by sentence. */
export function closingText(
  { closesAt, waiting, clock }: Told,
  say: Say<typeof kioskFlowEn>,
  language: Language,
): string[] {
  const still = say('called_while_open')
  if (closesAt === null) return [still]
  const { zone } = clockRule(clock, businessDay(clock, closesAt - 1))
  const time = showHour(closesAt, language, zone)
  return [waiting === 0 ? say('closes_at', { time }) : say('closes_behind', { time, count: waiting }), still]
}
