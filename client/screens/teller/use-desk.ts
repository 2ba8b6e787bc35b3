import {
  counterId as asCounterId,
  serviceId as asServiceId,
  ticketId as asTicketId,
  commandId,
} from '../../../sync/ids.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import type { CounterRow, TicketRow } from '../../../sync/view/view-rows.ts'
import type { Language } from '../../../sync/words/language.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { usePage } from '../../app/page.ts'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { useWords } from '../../words/use-words.ts'
import { nextAt } from './next-at.ts'
import { onlyOutcome } from './only-outcome.ts'
import type { AdoptArgs } from './scan/judge-scan.ts'
import { type TicketCommands, ticketCommands, VALID_FOR_MS } from './ticket-commands.ts'
import { undoWindowMs } from './undo-window.ts'
import type { Acts } from './use-acts.ts'

export type DeskCommands = TicketCommands & {
  callNext(current: TicketRow | undefined): Promise<void>
  callTicket(ticket: Pick<TicketRow, 'id' | 'number'>): Promise<void>
  /** Takes a ticket in that is known from its paper alone, and calls it. Answers whether it was written down. */
  takeIn(paper: AdoptArgs): Promise<boolean>
  /** Nobody answered: the predicted ticket is called for good, whatever the unanswered call comes to. */
  goOn(call: OutboxRow): Promise<void>
  /** For somebody without a paper; what was written, if it was. */
  issue(serviceId: string, language: Language): Promise<OutboxRow | undefined>
  openCounter(): Promise<void>
  pauseCounter(reason: string | undefined): Promise<void>
  /** `handOver`: where whoever is still here goes. */
  closeCounter(handOver: 'waiting' | 'parked'): Promise<void>
  undo(): Promise<void>
}

/** Everything that a teller can wish at a counter, as commands. */
export function useDesk(counter: CounterRow, staffId: string, { act, lastNow }: Acts): DeskCommands {
  const device = useDevice()
  const { notices } = usePage()
  const say = useWords(tellerWords)
  const counter_id = asCounterId.parse(counter.id)
  const isAlone = (): boolean => device.sync.rung === 'isolated' || device.sync.rung === 'paper'
  const openFirst = async (): Promise<void> => {
    if (device.view.counters.get(counter.id)?.state !== 'open')
      await act({ name: 'open_counter', args: { counter_id } })
  }
  const numberOf = (id: string): string => device.view.tickets.get(id)?.number ?? ''

  async function callTicket({ id, number }: Pick<TicketRow, 'id' | 'number'>): Promise<void> {
    await openFirst()
    const kind = isAlone() ? 'fact' : 'intent'
    const args = { ticket_id: asTicketId.parse(id), counter_id }
    await act({ name: 'call_ticket', kind, args }, number ?? '')
  }

  async function goOn(call: OutboxRow): Promise<void> {
    const ticket_id = asTicketId.parse(call.args.predicted_ticket_id)
    const args = { ticket_id, counter_id, instead_of: commandId.parse(call.id) }
    await act({ name: 'call_ticket', kind: 'fact', args }, numberOf(ticket_id))
  }
  const onTickets = ticketCommands({ device, counterId: counter.id, act, goOn })

  return {
    ...onTickets,
    callTicket,
    goOn,
    async callNext(current) {
      await openFirst()
      // Who calls the next one has finished with this one.
      if (current?.state === 'serving') await onTickets.complete(current, onlyOutcome(device.view.configuration))
      if (!isAlone()) {
        await act({ name: 'call_next', args: { counter_id, valid_for_ms: VALID_FOR_MS } })
        return
      }
      const next = nextAt({ view: device.view, counterId: counter.id, staffId, at: device.now(), isAlone: true })
      if (next === undefined) notices.add('waiting', say('nobody_known'))
      else await callTicket(next)
    },
    async takeIn(args) {
      await openFirst()
      const row = await act({ name: 'adopt_ticket', args }, args.number)
      if (row === undefined) return false
      // Of a number that was typed before it fills the row that is there.
      await callTicket({ id: row.touches[0]?.id ?? args.ticket_id, number: args.number })
      return true
    },
    async issue(serviceId, language) {
      const args = { service_id: asServiceId.parse(serviceId), language }
      const row = await act({ name: 'issue_ticket', args })
      if (row !== undefined) notices.add('ours', say('walk_in_given', { number: String(row.args.number) }))
      return row
    },
    openCounter: openFirst,
    async pauseCounter(reason) {
      await act({ name: 'pause_counter', args: { counter_id, ...(reason !== undefined && { reason }) } })
    },
    async closeCounter(hand_over) {
      await act({ name: 'close_counter', args: { counter_id, hand_over } })
    },
    async undo() {
      const last = lastNow()
      if (last === undefined) return
      const elapsed_ms = performance.now() - last.at
      if (elapsed_ms > undoWindowMs(device.view.configuration)) return
      const args = { command_id: commandId.parse(last.id), elapsed_ms }
      await act({ name: 'undo_command', args }, last.number)
    },
  }
}
