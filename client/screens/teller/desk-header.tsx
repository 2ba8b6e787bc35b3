import { CircleHelp } from 'lucide-react'
import type { CounterRow, TicketRow } from '../../../sync/view/view-rows.ts'
import { SyncBanner } from '../../app/sync/sync-banner.tsx'
import { Button } from '../../design/button.tsx'
import { LanguageRow } from '../../design/language-row.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../words/use-words.ts'
import { CounterControls } from './counter-controls.tsx'
import { CounterState } from './counter-state.tsx'
import { ApartAgain } from './look/apart/apart-again.tsx'
import { LookButton } from './look/look-button.tsx'
import { PinOfferLine } from './pin-offer-line.tsx'
import { StandingMark } from './standing-mark.tsx'
import type { TabletPerson } from './tablet-door.tsx'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'

type Props = {
  readonly counter: CounterRow
  readonly person: TabletPerson
  readonly current: TicketRow | undefined
  readonly acts: Acts
  readonly commands: DeskCommands
  readonly onLeave: () => void
  readonly onHelp: () => void
}

export function DeskHeader({ counter, person, current, acts, commands, onLeave, onHelp }: Props) {
  const say = useWords(tellerWords)
  const sayActs = useWords(tellerActsWords)
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="text-title">{say('counter', { label: counter.label ?? '' })}</h1>
      <CounterState state={counter.state} reason={counter.pause_reason} />
      <StandingMark row={counter} />
      <p className="min-w-0 grow text-ink-soft">
        <bdi>{person.name}</bdi>
      </p>
      <CounterControls counter={counter} current={current} acts={acts} commands={commands} />
      <Button kind="quiet" onPress={onLeave}>
        {say('other_counter')}
      </Button>
      <Button kind="quiet" aria-label={sayActs('keys_help')} onPress={onHelp}>
        <CircleHelp aria-hidden className="size-6" />
      </Button>
      {/* Where the first line has no room for the languages they end the second. */}
      <div className="order-2 shrink-0 xl:order-none">
        <LanguageRow />
      </div>
      <div className="order-1 flex min-w-0 grow basis-96 flex-wrap items-center gap-x-3 lg:flex-nowrap xl:basis-full">
        <div className="min-w-0 grow">
          <SyncBanner worker="tablet" more={<ApartAgain />} />
        </div>
        <div className="flex shrink-0 flex-wrap items-center">
          <LookButton counter={counter} staffId={person.id} />
          <PinOfferLine />
        </div>
      </div>
    </header>
  )
}
