import { Button } from 'react-aria-components/Button'
import { counterId } from '../../../sync/ids.ts'
import type { CounterRow } from '../../../sync/view/view-rows.ts'
import { useCommand } from '../../app/hooks/use-command.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { nameIn } from '../../app/name-in.ts'
import { PageFrame } from '../../app/page-frame.tsx'
import { SyncBanner } from '../../app/sync/sync-banner.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { CounterState } from './counter-state.tsx'
import { PinOfferLine } from './pin-offer-line.tsx'
import type { TabletPerson } from './tablet-door.tsx'

type Props = { readonly person: TabletPerson; readonly onChoose: (counterId: string) => void }

/** Where the teller sits today; choosing a closed counter opens it. */
export function ChooseCounter({ person, onChoose }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const counters = useRows((view) => [...view.counters.values()])
  const services = useRows((view) => view.configuration?.services)
  const { run } = useCommand()
  const offered = counters.filter(({ retired_at }) => typeof retired_at !== 'number').toSorted(byPosition)

  async function choose({ id, state }: CounterRow): Promise<void> {
    if (state !== 'open') await run({ name: 'open_counter', args: { counter_id: counterId.parse(id) } })
    onChoose(id)
  }
  const servedAt = ({ service_ids }: CounterRow): string =>
    (services ?? [])
      .filter(({ id }) => service_ids?.includes(id))
      .map(({ names }) => nameIn(names, language))
      .join(' · ')

  return (
    <PageFrame title={say('choose_counter')}>
      <p className="text-ink-soft">
        <bdi>{person.name}</bdi> · {say('choose_about')}
      </p>
      <SyncBanner worker="tablet" />
      {offered.length === 0 && (
        <>
          <p>{say('not_loaded')}</p>
          <Skeleton />
        </>
      )}
      <ul className="flex flex-col gap-3">
        {offered.map((counter) => (
          <li key={counter.id}>
            <Button
              onPress={() => void choose(counter)}
              className="flex min-h-18 w-full cursor-pointer items-center gap-4 rounded-card bg-surface px-5 py-3 text-start shadow-card hover:bg-ours-soft data-[pressed]:bg-ours-soft"
            >
              <span className="min-w-0 grow">
                <span className="block text-large font-semibold">{say('counter', { label: counter.label ?? '' })}</span>
                <span className="block text-small text-ink-soft">{servedAt(counter)}</span>
              </span>
              <CounterState state={counter.state} />
            </Button>
          </li>
        ))}
      </ul>
      <PinOfferLine />
    </PageFrame>
  )
}

function byPosition(one: CounterRow, other: CounterRow): number {
  return (one.position ?? 0) - (other.position ?? 0) || (one.id < other.id ? -1 : 1)
}
