import { type ReactNode, useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { compareLine } from '../../../sync/queue/compare-line.ts'
import { lineByService } from '../../../sync/queue/line-at.ts'
import type { CounterRow, TicketRow } from '../../../sync/view/view-rows.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { nameIn } from '../../app/name-in.ts'
import { useNow } from '../../app/use-now.ts'
import { useTicketWaits } from '../../app/waits/use-ticket-waits.ts'
import { useWaitsAsOf } from '../../app/waits/use-waits-as-of.ts'
import { waitText } from '../../app/waits/wait-text.ts'
import { VirtualList } from '../../design/virtual-list.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { waitsWords } from '../../words/waits/waits-words.ts'
import { TicketSheet } from './dialogs/later.tsx'
import { useHour } from './look/use-hour.ts'
import { QUEUE_ROW_PX, QueueRow } from './queue-row.tsx'
import { useSeat } from './seat-context.ts'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'

type Props = {
  readonly counter: CounterRow
  readonly setAside: readonly TicketRow[]
  /** The rows of today are here, be they none. */
  readonly isKnown: boolean
  readonly acts: Acts
  readonly commands: DeskCommands
  readonly children: ReactNode
}

/** Minutes are shown: often enough for them, and seldom enough for a tablet that is on all day. */
const TICK_MS = 15_000
const MINE = 'mine'
const ASIDE = 'aside'

/** Who waits: for this counter, for one service, or set aside. */
export function QueuePanel({ counter, setAside, isKnown, acts, commands, children }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const device = useDevice()
  const at = useNow(device.now, TICK_MS)
  const { staffId } = useSeat()
  const [shown, setShown] = useState(MINE)
  const [openId, setOpenId] = useState<string>()
  const tickets = useRows((view) => view.tickets)
  const opened = useRows((view) => view.tickets.get(openId ?? ''))
  const today = useRows((view) => view.today)
  const sayWaits = useWords(waitsWords)
  const waits = useTicketWaits()
  const asOf = useWaitsAsOf()
  const hour = useHour()
  const services = useRows((view) => view.configuration?.services)
  const lines = lineByService(tickets.values(), today ?? '')
  // Also who was sent to this person and waits for what another counter serves [TC26].
  const isMine = ({ service_id, for_staff_id }: TicketRow): boolean =>
    for_staff_id === staffId || counter.service_ids?.includes(service_id ?? '') === true
  const mine = [...lines.values()].flat().filter(isMine).toSorted(compareLine)
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
      {asOf !== undefined && (
        <p className="shrink-0 px-3 text-small text-waiting-ink">{sayWaits('as_of', { time: hour(asOf) })}</p>
      )}
      {rows.length === 0 ? (
        <p className="p-4 text-ink-soft">{say(isKnown ? nobodyIn(shown) : 'queue_not_here')}</p>
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
              wait={waitText(waits.get(ticket.id), sayWaits, true)}
              service={services?.find(({ id }) => id === ticket.service_id)}
              onOpen={() => setOpenId(ticket.id)}
              onPutBack={() => acts.once(`back ${ticket.id}`, () => commands.onTicket(backOf(ticket), ticket))}
              onCall={() => acts.once(`call ${ticket.id}`, () => commands.callTicket(ticket))}
            />
          )}
        />
      )}
      {opened !== undefined && (
        <TicketSheet ticket={opened} acts={acts} commands={commands} onClose={() => setOpenId(undefined)} />
      )}
    </section>
  )
}

const nobodyIn = (shown: string) =>
  shown === ASIDE ? 'nobody_set_aside' : shown === MINE ? 'nobody_waiting' : 'nobody_waiting_for'
const backOf = ({ state }: TicketRow) => (state === 'no_show' ? 'reinstate_ticket' : 'return_ticket')
