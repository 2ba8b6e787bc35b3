import { useEffect, useState } from 'react'
import { useDevice } from '../../app/hooks/device-context.ts'
import { type Gone, goneBetween, isHere } from './gone.ts'

/** More lines would push away who is here. */
const TOLD_MAX = 3

/**
 * The tickets that left this counter without this tablet's doing [TC24] [TC25], the latest first; until another one comes here. Hears
 * each change of the view, not each painting: two changes in one frame would hide whose doing it was.
 */
export function useGone(counterId: string): [readonly Gone[], (id: string) => void] {
  const device = useDevice()
  const [gone, setGone] = useState<readonly Gone[]>([])
  useEffect(() => {
    let { tickets } = device.view
    return device.subscribe(() => {
      const before = tickets
      tickets = device.view.tickets
      if (tickets === before) return
      const isNewHere = [...tickets.values()].some((ticket) => {
        const earlier = before.get(ticket.id)
        return isHere(ticket, counterId) && (earlier === undefined || !isHere(earlier, counterId))
      })
      const found = goneBetween(before, tickets, counterId)
      if (!isNewHere && found.length === 0) return
      const ids = new Set(found.map(({ id }) => id))
      setGone((known) => [...found, ...(isNewHere ? [] : known.filter(({ id }) => !ids.has(id)))].slice(0, TOLD_MAX))
    })
  }, [device, counterId])
  return [gone, (id) => setGone((known) => known.filter((each) => each.id !== id))]
}
