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
import type { ActName } from './acts-of.ts'
import { nextAt } from './next-at.ts'
import { undoWindowMs } from './undo-window.ts'
import type { Acts } from './use-acts.ts'

/** By age: a call that took longer than this is nobody's any more. */
const VALID_FOR_MS = 15_000

export type DeskCommands = {
  callNext(current: TicketRow | undefined): Promise<void>
  callTicket(ticket: Pick<TicketRow, 'id' | 'number'>): Promise<void>
  /** Takes a ticket in that is known from its paper alone, and calls it. */
  takeIn(number: string, day: string): Promise<void>
  /** Nobody answered: the predicted ticket is called for good, whatever the unanswered call comes to. */
  goOn(call: OutboxRow): Promise<void>
  /** On the ticket at the counter; a transfer needs to know where to. */
  onTicket(name: Exclude<ActName, 'transfer_ticket'>, ticket: TicketRow): Promise<void>
  transfer(ticket: TicketRow, serviceId: string): Promise<void>
  /** For somebody without a paper. */
  issue(serviceId: string, language: Language): Promise<void>
  /** Back into the line: who was parked, or came after all. */
  putBack(ticket: TicketRow): Promise<void>
  setCounter(name: 'open_counter' | 'pause_counter' | 'close_counter'): Promise<void>
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
    if (kind === 'fact') notices.add('waiting', say('check_paper', { number: number ?? '' }))
  }

  return {
    callTicket,
    async callNext(current) {
      await openFirst()
      // Who calls the next one has finished with this one.
      if (current?.state === 'serving') {
        const args = { ticket_id: asTicketId.parse(current.id), counter_id }
        await act({ name: 'complete_service', args }, current.number ?? '')
      }
      if (!isAlone()) {
        await act({ name: 'call_next', args: { counter_id, valid_for_ms: VALID_FOR_MS } })
        return
      }
      const next = nextAt({ view: device.view, counterId: counter.id, staffId, at: device.now(), isAlone: true })
      if (next === undefined) notices.add('waiting', say('nobody_known'))
      else await callTicket(next)
    },
    async takeIn(number, day) {
      await openFirst()
      const ticket_id = asTicketId.parse(crypto.randomUUID())
      await act({ name: 'adopt_ticket', args: { ticket_id, number, number_day: day, proof: 'typed' } }, number)
      notices.add('ours', say('took_in', { number }))
      await callTicket({ id: ticket_id, number })
    },
    async goOn(call) {
      const ticket_id = asTicketId.parse(call.args.predicted_ticket_id)
      const args = { ticket_id, counter_id, instead_of: commandId.parse(call.id) }
      await act({ name: 'call_ticket', kind: 'fact', args }, numberOf(ticket_id))
      notices.add('waiting', say('check_paper', { number: numberOf(ticket_id) }))
    },
    async onTicket(name, { id, number }) {
      const ticket_id = asTicketId.parse(id)
      const about = number ?? ''
      if (name === 'recall_ticket') {
        await act({ name, args: { ticket_id, counter_id, valid_for_ms: VALID_FOR_MS } }, about)
      } else if (name === 'park_ticket' || name === 'return_ticket') await act({ name, args: { ticket_id } }, about)
      else await act({ name, args: { ticket_id, counter_id } }, about)
    },
    async transfer({ id, number }, serviceId) {
      const to = { service_id: asServiceId.parse(serviceId) }
      await act({ name: 'transfer_ticket', args: { ticket_id: asTicketId.parse(id), to } }, number ?? '')
    },
    async issue(serviceId, language) {
      const args = { service_id: asServiceId.parse(serviceId), language }
      const row = await act({ name: 'issue_ticket', args })
      if (row !== undefined) notices.add('ours', say('walk_in_given', { number: String(row.args.number) }))
    },
    async putBack({ id, number, state }) {
      const name = state === 'no_show' ? 'reinstate_ticket' : 'return_ticket'
      await act({ name, args: { ticket_id: asTicketId.parse(id) } }, number ?? '')
    },
    async setCounter(name) {
      if (name === 'close_counter') await act({ name, args: { counter_id, hand_over: 'waiting' } })
      else await act({ name, args: { counter_id } })
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
