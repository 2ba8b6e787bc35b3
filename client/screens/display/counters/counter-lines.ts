import type { CounterRow, TicketRow } from '../../../../sync/view/view-rows.ts'
import { callOf } from '../calls/call-of.ts'

export type CounterLine = {
  readonly id: string
  readonly label: string
} & ({ readonly kind: 'called' | 'serving'; readonly number: string } | { readonly kind: 'free' | 'paused' | 'closed' })

/** Every counter of the branch and whom it has [DY11]: whoever is there or on the way says more than that it is open. */
export function counterLines(
  counters: Iterable<CounterRow>,
  tickets: Iterable<TicketRow>,
  today: string | undefined,
): CounterLine[] {
  const atCounters = whoIsWhere(tickets, today)
  return [...counters]
    .filter(({ retired_at, label }) => retired_at == null && typeof label === 'string')
    .sort((one, other) => (one.position ?? 0) - (other.position ?? 0))
    .map((counter): CounterLine => {
      const place = { id: counter.id, label: counter.label ?? '' }
      const found = atCounters.get(counter.id)
      if (found !== undefined) return { ...place, kind: found.kind, number: found.number }
      return { ...place, kind: standing[counter.state ?? ''] ?? 'closed' }
    })
}

const standing: Readonly<Record<string, 'free' | 'paused'>> = { open: 'free', paused: 'paused' }

type There = { readonly kind: 'called' | 'serving'; readonly number: string; readonly calledAt: number }

/** Of two at one counter the one that was called last. */
function whoIsWhere(tickets: Iterable<TicketRow>, today: string | undefined): ReadonlyMap<string, There> {
  const found = new Map<string, There>()
  for (const ticket of tickets) {
    if (today !== undefined && ticket.queue_day !== today) continue
    const call = callOf(ticket)
    if (call === undefined || call.state === 'completed') continue
    if ((found.get(call.counterId)?.calledAt ?? 0) > call.calledAt) continue
    found.set(call.counterId, { kind: call.state, number: call.number, calledAt: call.calledAt })
  }
  return found
}

/** Where not all have room, those that are closed are left out: nobody is sent there [DY29]. */
export function linesInRoom(lines: readonly CounterLine[], room: number): readonly CounterLine[] {
  if (lines.length <= room) return lines
  const atWork = lines.filter(({ kind }) => kind !== 'closed')
  return atWork.length === 0 ? lines : atWork
}
