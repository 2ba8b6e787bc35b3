import { businessDay } from '../../../../sync/calendar/business-day.ts'
import type { Clock } from '../../../../sync/calendar/calendar-schema.ts'
import { clockRule } from '../../../../sync/calendar/clock-rule.ts'
import type { Names } from '../../../../sync/configuration/text-schema.ts'
import { showDay, showHour } from '../../../app/show-time.ts'
import { useTurn } from '../../../app/use-turn.ts'
import { classNames } from '../../../design/class-names.ts'
import { directionOf } from '../../../words/direction-of.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { nameOf } from '../languages/name-of.ts'
import type { Closed } from './closed-now.ts'

/** For a night, more than the few dots of the board by day [DY33]. */
const PLACES = ['justify-center', 'justify-end', 'justify-start'] as const
const PLACE_MS = 60_000

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
  const place = PLACES[useTurn(PLACES.length, PLACE_MS)]
  const opens = (): string | undefined => {
    if (opensAt === null) return undefined
    const day = businessDay(clock, opensAt)
    const { zone } = clockRule(clock, day)
    const time = showHour(opensAt, language, zone)
    if (day === businessDay(clock, at)) return say('opens_at', { time })
    return say('opens_on', { day: showDay(opensAt, language, zone), time })
  }
  const { text, lang } = words === undefined ? { text: say('branch_closed'), lang: language } : nameOf(words, language)
  return (
    <main
      data-closed
      className={classNames('row-span-2 flex flex-col items-center gap-4 text-center text-ink-soft', place)}
    >
      <p lang={lang} dir={lang && directionOf(lang)} className="text-number leading-tight font-semibold text-balance">
        {text}
      </p>
      <p dir="auto" className="text-hero text-balance">
        {opens()}
      </p>
    </main>
  )
}
