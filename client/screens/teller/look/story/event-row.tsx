import { Clock } from 'lucide-react'
import type { StoryEvent } from '../../../../../sync/story/ticket-story.ts'
import { flags } from '../../../../../sync/wire/flags.ts'
import { wordsIn } from '../../../../../sync/words/words-in.ts'
import { useRows } from '../../../../app/hooks/use-rows.ts'
import { tellerLookWords } from '../../../../words/teller-look/teller-look-words.ts'
import { usePageLanguage } from '../../../../words/use-page-language.ts'
import { useWords } from '../../../../words/use-words.ts'
import { useHour } from '../use-hour.ts'
import { useNames } from '../use-names.ts'
import { eventText, reasonText } from './event-words.ts'

type Props = { readonly event: StoryEvent; readonly staffId: string }

const DEVICE_KINDS = ['kiosk', 'tablet', 'console', 'server', 'display'] as const
/** Told by its own line rather than as a sentence. */
const OWN_LINE = 'late'

/** When, what, where, by whom; and whether it was told late, and why. */
export function EventRow({ event, staffId }: Props) {
  const say = useWords(tellerLookWords)
  const [language] = usePageLanguage()
  const hour = useHour()
  const names = useNames()
  const kind = useRows((view) => view.devices.find(({ id }) => id === event.device_id)?.kind)
  const device = DEVICE_KINDS.find((each) => each === kind)
  const counter = names.counter(event.patch.counter_id)
  const who = event.staff_id === null ? undefined : event.staff_id === staffId ? say('by_you') : say('by_colleague')
  const where = counter === undefined ? device && say(`by_${device}`) : say('at_counter', { label: counter })
  const why = reasonText(event, say)
  const told = flags.filter((flag) => flag !== OWN_LINE && event.flags.includes(flag))
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 border-t border-line py-2">
      <span className="text-ink-soft">
        <bdi dir="ltr">{hour(event.occurred_at)}</bdi>
      </span>
      <div className="min-w-0">
        <p>
          <strong className="font-semibold">{eventText(event, say, language)}</strong>
          {[where, who].map(
            (each) =>
              each !== undefined && (
                <span key={each} className="text-ink-soft">
                  {' · '}
                  {each}
                </span>
              ),
          )}
        </p>
        {why !== null && <p className="text-small">{why}</p>}
        {told.map((flag) => (
          <p key={flag} className="text-small text-called-ink">
            {wordsIn(language).flags[flag]}
          </p>
        ))}
        {event.late && (
          <p className="flex items-center gap-1 text-small text-called-ink">
            <Clock aria-hidden className="size-4 shrink-0" />
            {say('told_late', { time: hour(event.recorded_at) })}
          </p>
        )}
      </div>
    </li>
  )
}
