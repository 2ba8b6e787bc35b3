import { useEffect, useState } from 'react'
import { useDevice } from '../../app/hooks/device-context.ts'
import { confirmedHere, isHere, type LostTicket, lostOf } from './lost-ticket.ts'

/** More lines would push away who is here. */
const SHOWN_MAX = 3

/**
 * The tickets that somebody else took from this counter [TC25], the latest first; until another one comes here. Hears each
 * change of the view, not each painting: two changes in one frame would hide whose doing it was.
 */
export function useLostTickets(counterId: string): [readonly LostTicket[], (id: string) => void] {
  const device = useDevice()
  const [lost, setLost] = useState<readonly LostTicket[]>([])
  useEffect(() => {
    let { tickets } = device.view
    function hear(): void {
      const { view } = device
      if (view.tickets === tickets) return
      const before = tickets
      tickets = view.tickets
      const isNewHere = [...tickets.values()].some((each) => {
        const earlier = before.get(each.id)
        return isHere(each, counterId) && (earlier === undefined || !isHere(earlier, counterId))
      })
      if (isNewHere) setLost([])
      for (const ticket of confirmedHere(before.values(), counterId)) {
        const found = lostOf(ticket, view.tickets, counterId)
        if (found !== undefined)
          setLost((all) => [found, ...all.filter(({ id }) => id !== found.id)].slice(0, SHOWN_MAX))
      }
    }
    return device.subscribe(hear)
  }, [device, counterId])
  return [lost, (id) => setLost((all) => all.filter((each) => each.id !== id))]
}
