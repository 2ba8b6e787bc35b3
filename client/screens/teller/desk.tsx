import { useState } from 'react'
import type { CounterRow } from '../../../sync/view/view-rows.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { useSyncState } from '../../app/hooks/use-sync-state.ts'
import { UnseenList } from '../../app/sync/unseen-list.tsx'
import { useNow } from '../../app/use-now.ts'
import { ActionBar } from './action-bar.tsx'
import { AtCounter } from './at-counter.tsx'
import { deskAt } from './desk-at.ts'
import { DeskHeader } from './desk-header.tsx'
import { nextAt } from './next-at.ts'
import { NoAnswer } from './no-answer.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { RefusedBanner } from './refused-banner.tsx'
import type { TabletPerson } from './tablet-door.tsx'
import { TakeIn } from './take-in.tsx'
import { useActs } from './use-acts.ts'
import { useDesk } from './use-desk.ts'
import { WalkIn } from './walk-in.tsx'

type Props = { readonly counter: CounterRow; readonly person: TabletPerson; readonly onLeave: () => void }

/** The work at one counter: who is here, who waits, and what may be done, always in the same places. */
export function Desk({ counter, person, onLeave }: Props) {
  const device = useDevice()
  const view = useRows((each) => each)
  const { rung } = useSyncState()
  const [chosenId, setChosenId] = useState<string>()
  const acts = useActs()
  const commands = useDesk(counter, person.id, acts)
  const at = useNow(device.now, SECOND_MS)
  const { current, others, setAside } = deskAt(view.tickets.values(), counter.id, view.today, chosenId)
  const isAlone = rung === 'isolated' || rung === 'paper'
  const next = nextAt({ view, counterId: counter.id, staffId: person.id, at, isAlone })
  return (
    <div className="flex min-h-dvh flex-col gap-3 p-4 lg:h-dvh">
      <DeskHeader counter={counter} person={person} acts={acts} commands={commands} onLeave={onLeave} />
      <main className="grid min-h-0 grow grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_26rem]">
        {/* As much wider as the shadow of a card needs that stands at its edge. */}
        <div className="-m-2 flex min-h-0 flex-col gap-3 overflow-y-auto p-2">
          <RefusedBanner code={acts.refused} />
          <UnseenList limit={UNSEEN_SHOWN_MAX} />
          <NoAnswer counterId={counter.id} acts={acts} commands={commands} />
          <AtCounter ticket={current} others={others} next={next} at={at} onTurnTo={setChosenId} />
        </div>
        <QueuePanel counter={counter} setAside={setAside} at={at} acts={acts} commands={commands}>
          <div className="grid shrink-0 grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-1">
            <TakeIn counterId={counter.id} acts={acts} commands={commands} onTurnTo={setChosenId} />
            {/* Beside the field itself, however high its label is in a language. */}
            <div className="col-start-2 row-start-2 grid">
              <WalkIn acts={acts} commands={commands} />
            </div>
          </div>
        </QueuePanel>
      </main>
      <ActionBar ticket={current} next={next} acts={acts} commands={commands} />
    </div>
  )
}

const SECOND_MS = 1_000
/** More are behind "details": the work must stay in sight. */
const UNSEEN_SHOWN_MAX = 2
