import { useRows } from '../../../../app/hooks/use-rows.ts'
import { Banner } from '../../../../design/banner.tsx'
import { Skeleton } from '../../../../design/skeleton.tsx'
import { tellerLookWords } from '../../../../words/teller-look/teller-look-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { StandingMark } from '../../standing-mark.tsx'
import { StateChip } from '../../state-chip.tsx'
import { useNames } from '../use-names.ts'
import { EventRow } from './event-row.tsx'
import { useStory } from './use-story.ts'

type Props = { readonly ticketId: string; readonly staffId: string }

/** One ticket: how it stands, and every step of it in order. */
export function StoryView({ ticketId, staffId }: Props) {
  const say = useWords(tellerLookWords)
  const names = useNames()
  const row = useRows((view) => view.tickets.get(ticketId))
  const { state, story } = useStory(ticketId)
  if (story === undefined) {
    return state === 'asking' ? <Skeleton lines={4} /> : <Banner tone="waiting">{say('story_unknown')}</Banner>
  }
  const { ticket, events } = story
  // What is not confirmed yet shows here as it does everywhere.
  const shown = row ?? ticket
  return (
    <article className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-3">
        <h3 className="text-hero leading-none font-bold text-ours-ink">
          <bdi dir="ltr">{shown.number}</bdi>
        </h3>
        <StateChip state={shown.state} />
        {row !== undefined && <StandingMark row={row} />}
        <span className="text-ink-soft">{names.service(shown.service_id)}</span>
      </header>
      {state === 'asking' && <p className="text-small text-ink-soft">{say('story_asking')}</p>}
      {state === 'away' && <Banner tone="waiting">{say('story_away')}</Banner>}
      {events !== undefined && (
        <ol aria-label={say('steps', { number: shown.number ?? '' })}>
          {events.map((event) => (
            <EventRow key={event.ordinal} event={event} staffId={staffId} />
          ))}
        </ol>
      )}
      <p className="text-small text-ink-soft">{say('compare_hint')}</p>
    </article>
  )
}
