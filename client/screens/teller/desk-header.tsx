import type { CounterRow } from '../../../sync/view/view-rows.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { SyncBanner } from '../../app/sync/sync-banner.tsx'
import { Button } from '../../design/button.tsx'
import { LanguageRow } from '../../design/language-row.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { CounterState } from './counter-state.tsx'
import { PinOfferLine } from './pin-offer-line.tsx'
import type { TabletPerson } from './tablet-door.tsx'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'

type Props = {
  readonly counter: CounterRow
  readonly person: TabletPerson
  readonly acts: Acts
  readonly commands: DeskCommands
  readonly onLeave: () => void
}

export function DeskHeader({ counter, person, acts, commands, onLeave }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const words = wordsIn(language).commands
  const set = (name: Parameters<DeskCommands['setCounter']>[0]) => () =>
    acts.once(name, () => commands.setCounter(name))
  return (
    <header className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h1 className="text-title">{say('counter', { label: counter.label ?? '' })}</h1>
        <CounterState state={counter.state} />
        <p className="min-w-0 grow text-ink-soft">
          <bdi>{person.name}</bdi>
        </p>
        {counter.state === 'open' ? (
          <Button kind="quiet" onPress={set('pause_counter')}>
            {words.pause_counter}
          </Button>
        ) : (
          <Button kind="quiet" onPress={set('open_counter')}>
            {words.open_counter}
          </Button>
        )}
        {counter.state !== 'closed' && (
          <Button kind="quiet" onPress={set('close_counter')}>
            {words.close_counter}
          </Button>
        )}
        <Button kind="quiet" onPress={onLeave}>
          {say('other_counter')}
        </Button>
        <LanguageRow />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 lg:flex-nowrap">
        <div className="min-w-0 grow">
          <SyncBanner worker="tablet" />
        </div>
        <div className="shrink-0 empty:hidden">
          <PinOfferLine />
        </div>
      </div>
    </header>
  )
}
