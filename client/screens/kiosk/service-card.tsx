import { Button } from 'react-aria-components/Button'
import type { Clock } from '../../../sync/calendar/calendar-schema.ts'
import type { Opening } from '../../../sync/calendar/opening-at.ts'
import { nameIn } from '../../app/name-in.ts'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { openingText } from './opening-text.ts'
import type { Service } from './service-groups.ts'

type Props = {
  readonly service: Service
  readonly waiting: number
  readonly opening: Opening
  readonly now: { readonly clock: Clock; readonly at: number }
  onChoose(): void
}

const CARD = 'flex min-h-30 w-full items-center justify-between gap-6 rounded-card px-8 py-4 text-start'

/** A service that gives tickets is a button; one that does not says why in its place. */
export function ServiceCard({ service, waiting, opening, now, onChoose }: Props) {
  const say = useWords(kioskWords)
  const [language] = usePageLanguage()
  const name = nameIn(service.names, language)
  if (opening.kind === 'closed') {
    return (
      <div className={`${CARD} border border-line text-ink-soft`}>
        <span className="min-w-0">
          <span className="block text-title font-semibold">{name}</span>
          <span className="block text-large">{openingText(opening, now, say, language)}</span>
        </span>
      </div>
    )
  }
  return (
    <Button
      onPress={onChoose}
      className={`${CARD} cursor-pointer bg-surface shadow-card transition-[background-color,scale] hover:bg-ours-soft data-[pressed]:scale-[0.99] data-[pressed]:bg-ours-soft`}
    >
      <span className="min-w-0">
        <span className="block text-title font-semibold">{name}</span>
        <span className="block text-large text-ink-soft">
          {waiting === 0 ? say('nobody_ahead') : say('ahead', { count: waiting })}
        </span>
      </span>
      <span aria-hidden className="text-number font-bold text-ours-ink">
        {service.prefix}
      </span>
    </Button>
  )
}
