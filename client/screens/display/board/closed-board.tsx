import { businessDay } from '../../../../sync/calendar/business-day.ts'
import type { Clock } from '../../../../sync/calendar/calendar-schema.ts'
import { clockRule } from '../../../../sync/calendar/clock-rule.ts'
import type { Names } from '../../../../sync/configuration/text-schema.ts'
import { nameIn } from '../../../app/name-in.ts'
import { showDay, showHour } from '../../../app/show-time.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Closed } from './closed-now.ts'

type Props = {
  readonly opening: Closed
  /** The tenant's own words, where it has some. */
  readonly words: Names | undefined
  readonly clock: Clock
  readonly at: number
}

/** Nobody need see a bright board at night: only that it is closed, and until when [DY18]. */
export function ClosedBoard({ opening: { opensAt }, words, clock, at }: Props) {
  const say = useWords(displayWords)
  const [language] = usePageLanguage()
  const opens = (): string | undefined => {
    if (opensAt === null) return undefined
    const day = businessDay(clock, opensAt)
    const { zone } = clockRule(clock, day)
    const time = showHour(opensAt, language, zone)
    if (day === businessDay(clock, at)) return say('opens_at', { time })
    return say('opens_on', { day: showDay(opensAt, language, zone), time })
  }
  return (
    <main
      data-closed
      className="row-span-2 flex flex-col items-center justify-center gap-4 text-center text-ink-soft opacity-70"
    >
      <p dir="auto" className="text-number font-semibold">
        {words === undefined ? say('branch_closed') : nameIn(words, language)}
      </p>
      <p dir="auto" className="text-hero">
        {opens()}
      </p>
    </main>
  )
}
