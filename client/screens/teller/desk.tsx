import { useEffect, useMemo, useState } from 'react'
import type { CounterRow } from '../../../sync/view/view-rows.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { useSyncValue } from '../../app/hooks/use-sync-state.ts'
import { useNow } from '../../app/use-now.ts'
import { ActionBar } from './action-bar.tsx'
import { deskAt } from './desk-at.ts'
import { DeskHeader } from './desk-header.tsx'
import { KeyHelp, keepDialogs } from './dialogs/later.tsx'
import { HereColumn } from './here-column.tsx'
import { PaperRung } from './look/paper/paper-rung.tsx'
import { useLasting } from './look/paper/use-lasting.ts'
import { rollingNext, useRollingCommands } from './look/paper/use-rolling-commands.ts'
import { WhyLine } from './look/why/why-line.tsx'
import { nextAt } from './next-at.ts'
import { PaperRow } from './paper-row.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { useTakePaper } from './scan/use-take-paper.ts'
import { SeatContext } from './seat-context.ts'
import type { TabletPerson } from './tablet-door.tsx'
import { useActs } from './use-acts.ts'
import { useDesk } from './use-desk.ts'

type Props = { readonly counter: CounterRow; readonly person: TabletPerson; readonly onLeave: () => void }

/** The work at one counter: who is here, who waits, and what may be done, always in the same places. */
export function Desk({ counter, person, onLeave }: Props) {
  const device = useDevice()
  const view = useRows((each) => each)
  const rung = useSyncValue('rung')
  const [chosenId, setChosenId] = useState<string>()
  const acts = useActs()
  const desk = useDesk(counter, person.id, acts)
  const rolling = useRollingCommands(desk, counter)
  // Each start is without a queue for a moment: a call in it must not become one of a number that nobody holds.
  const isPaper = useLasting(rung === 'paper', PAPER_AFTER_MS)
  const commands = isPaper ? rolling : desk
  const paper = useTakePaper({ counter, acts, commands, onTurnTo: setChosenId })
  useEffect(() => void keepDialogs(), [])
  const [isHelping, setHelping] = useState(false)
  const at = useNow(device.now, TICK_MS)
  const { current, others, setAside } = deskAt(view.tickets.values(), counter.id, view.today, chosenId)
  const isAlone = rung === 'isolated' || rung === 'paper'
  const known = nextAt({ view, counterId: counter.id, staffId: person.id, at, isAlone })
  const next = isPaper ? rollingNext(view, counter) : (known?.number ?? undefined)
  const seat = useMemo(() => ({ counterId: counter.id, staffId: person.id }), [counter.id, person.id])
  const help = (): void => setHelping(true)
  return (
    <SeatContext value={seat}>
      {/* What the cursor goes to comes to rest above *call next*, which lies over the foot of a small window. */}
      <div className="flex min-h-dvh flex-col gap-3 p-4 max-lg:[&_:is(button,input,section)]:scroll-mb-28 lg:h-dvh">
        <DeskHeader
          counter={counter}
          person={person}
          current={current}
          acts={acts}
          commands={commands}
          onLeave={onLeave}
          onHelp={help}
        />
        <main className="grid min-h-0 grow grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[minmax(0,1fr)_26rem]">
          <HereColumn
            counterId={counter.id}
            current={current}
            others={others}
            next={next}
            isQueueKnown={rung !== 'paper'}
            acts={acts}
            commands={commands}
            onTurnTo={setChosenId}
          >
            {current !== undefined && <WhyLine ticket={current} counter={counter} staffId={person.id} />}
          </HereColumn>
          {isPaper ? (
            <PaperRung counter={counter} acts={acts} commands={commands} onCalled={() => setChosenId(undefined)}>
              <PaperRow paper={paper} acts={acts} commands={commands} />
            </PaperRung>
          ) : (
            <QueuePanel
              counter={counter}
              setAside={setAside}
              isKnown={rung !== 'paper'}
              acts={acts}
              commands={commands}
            >
              <PaperRow paper={paper} acts={acts} commands={commands} />
            </QueuePanel>
          )}
        </main>
        <ActionBar ticket={current} next={next} counterId={counter.id} acts={acts} commands={commands} onHelp={help} />
        {isHelping && <KeyHelp isOpen onClose={() => setHelping(false)} />}
      </div>
    </SeatContext>
  )
}

/** Only for whose share of the line is whose while nobody answers; what ticks by the second does so by itself [TC5]. */
const TICK_MS = 15_000
/** Longer than a replica takes to come from a server that answers. */
const PAPER_AFTER_MS = 6_000
