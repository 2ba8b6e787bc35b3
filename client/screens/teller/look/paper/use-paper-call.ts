import { ticketId } from '../../../../../sync/ids.ts'
import type { CounterRow } from '../../../../../sync/view/view-rows.ts'
import { useDevice } from '../../../../app/hooks/device-context.ts'
import type { DeskCommands } from '../../use-desk.ts'

export type PaperDesk = {
  readonly counter: CounterRow
  readonly commands: Pick<DeskCommands, 'callTicket' | 'takeIn'>
  /** To whoever was called last. */
  readonly onCalled: () => void
}

/**
 * Calls a printed number of today without knowing the line [PR2]: whoever bears it is called; of a number that nobody knows
 * a placeholder is made, which the kiosk's record fills later. Both are facts, on the disk before they show.
 */
export function usePaperCall({ commands, onCalled }: PaperDesk): (number: string) => Promise<void> {
  const device = useDevice()
  return async (number) => {
    const { tickets, today } = device.view
    if (today === undefined) return
    const known = [...tickets.values()].find((ticket) => ticket.number === number && ticket.number_day === today)
    if (known !== undefined) await commands.callTicket(known)
    else {
      const ticket_id = ticketId.parse(crypto.randomUUID())
      await commands.takeIn({ ticket_id, number, number_day: today, proof: 'typed' })
    }
    onCalled()
  }
}
