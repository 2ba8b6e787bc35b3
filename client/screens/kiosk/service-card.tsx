import type { Clock } from '../../../sync/calendar/calendar-schema.ts'
import type { Opening } from '../../../sync/calendar/opening-at.ts'
import { nameIn } from '../../app/name-in.ts'
import type { WaitRange } from '../../app/waits/use-service-waits.ts'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { waitsWords } from '../../words/waits/waits-words.ts'
import { ChoiceCard } from './flow/choice-card.tsx'
import { lineText } from './line-text.ts'
import { openingText } from './opening-text.ts'
import type { Service } from './service-groups.ts'

type Props = {
  readonly service: Service
  /** What a question calls it, where one leads to it. */
  readonly name?: string | undefined
  readonly waiting: number
  readonly wait: WaitRange
  readonly opening: Opening
  readonly isTooLate: boolean
  readonly now: { readonly clock: Clock; readonly at: number }
  /** For who has an appointment there are tickets when there are none for others. */
  readonly isGiven: boolean
  onChoose(): void
}

/** A service that gives tickets is a button; one that does not says why in its place. */
export function ServiceCard({ service, name, waiting, wait, opening, isTooLate, now, isGiven, onChoose }: Props) {
  const say = useWords(kioskWords)
  const sayWaits = useWords(waitsWords)
  const [language] = usePageLanguage()
  const shown = name ?? nameIn(service.names, language)
  if (opening.kind === 'closed' && !isGiven) {
    return <ChoiceCard name={shown} note={openingText(opening, now, say, language)} />
  }
  if (isTooLate) return <ChoiceCard name={shown} note={say('line_too_long')} />
  return (
    <ChoiceCard
      name={shown}
      note={lineText(waiting, wait, { say, sayWaits })}
      mark={service.prefix}
      onChoose={onChoose}
    />
  )
}
