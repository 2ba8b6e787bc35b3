import { businessDay } from '../../../../sync/calendar/business-day.ts'
import type { Clock } from '../../../../sync/calendar/calendar-schema.ts'
import { clockRule } from '../../../../sync/calendar/clock-rule.ts'
import type { Language } from '../../../../sync/words/language.ts'
import { showDay, showHour } from '../../../app/show-time.ts'
import { useInDigits } from '../../../words/page-digits.ts'

type Props = { readonly at: number; readonly clock: Clock; readonly language: Language }

/** In the branch's own zone, whatever the kiosk's machine thinks. */
export function TimeOfDay({ at, clock, language }: Props) {
  const inDigits = useInDigits()
  const { zone } = clockRule(clock, businessDay(clock, at))
  return (
    <div>
      <p className="text-giant leading-none font-semibold">{inDigits(showHour(at, language, zone))}</p>
      <p className="text-title text-ink-soft">{inDigits(showDay(at, language, zone))}</p>
    </div>
  )
}
