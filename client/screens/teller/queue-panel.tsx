import { type ReactNode, useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { compareLine } from '../../../sync/queue/compare-line.ts'
import { lineByService } from '../../../sync/queue/line-at.ts'
import type { CounterRow, TicketRow } from '../../../sync/view/view-rows.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { nameIn } from '../../app/name-in.ts'
import { VirtualList } from '../../design/virtual-list.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { QUEUE_ROW_PX, QueueRow } from './queue-row.tsx'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'

type Props = {
  readonly counter: CounterRow
  readonly setAside: readonly TicketRow[]
  readonly at: number
  readonly acts: Acts
  readonly commands: DeskCommands
  readonly children: ReactNode
}

const MINE = 'mine'
const ASIDE = 'aside'

/** Who waits: for this counter, for one service, or set aside. */
export function QueuePanel({ counter, setAside, at, acts, commands, children }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const [shown, setShown] = useState(MINE)
  const tickets = useRows((view) => view.tickets)
  const today = useRows((view) => view.today)
  const services = useRows((view) => view.configuration?.services)
  const lines = lineByService(tickets.values(), today ?? '')
  const mine = (counter.service_ids ?? []).flatMap((id) => lines.get(id) ?? []).toSorted(compareLine)
  const rows = shown === MINE ? mine : shown === ASIDE ? setAside : (lines.get(shown) ?? [])
  const offered = (services ?? []).filter(({ id, retired }) => retired !== true || lines.has(id))
  const filters = [
    { id: MINE, text: say('all_mine'), count: mine.length },
    ...offered.map(({ id, names }) => ({ id, text: nameIn(names, language), count: lines.get(id)?.length ?? 0 })),
    { id: ASIDE, text: say('set_aside'), count: setAside.length },
  ]
  return (
    <section
      aria-label={say('queue')}
      className="flex min-h-96 flex-col gap-3 rounded-card bg-surface p-4 shadow-card lg:min-h-0"
    >
      {children}
      <ToggleButtonGroup
        aria-label={say('queue')}
        disallowEmptySelection
        selectedKeys={[shown]}
        onSelectionChange={(keys) => setShown(String([...keys][0] ?? MINE))}
        className="flex shrink-0 gap-1 overflow-x-auto fades-at-end"
      >
        {filters.map(({ id, text, count }) => (
          <ToggleButton
            key={id}
            id={id}
            className="min-h-11 shrink-0 cursor-pointer rounded-chip px-3 text-small whitespace-nowrap text-ink-soft hover:bg-sunken data-[selected]:bg-ours-soft data-[selected]:font-semibold data-[selected]:text-ours-ink"
          >
            {text} <bdi>{count}</bdi>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {rows.length === 0 ? (
        <p className="p-4 text-ink-soft">{say(shown === ASIDE ? 'nobody_set_aside' : 'nobody_waiting')}</p>
      ) : (
        <VirtualList
          label={filters.find(({ id }) => id === shown)?.text ?? ''}
          items={rows}
          rowPx={QUEUE_ROW_PX}
          row={(ticket) => (
            <QueueRow
              key={ticket.id}
              ticket={ticket}
              at={at}
              service={services?.find(({ id }) => id === ticket.service_id)}
              onPutBack={() => acts.once(`back ${ticket.id}`, () => commands.putBack(ticket))}
              onCall={() => acts.once(`call ${ticket.id}`, () => commands.callTicket(ticket))}
            />
          )}
        />
      )}
    </section>
  )
}
