import type { View } from '../../../../../sync/device/device.ts'
import type { CounterRow, TicketRow } from '../../../../../sync/view/view-rows.ts'
import { useDevice } from '../../../../app/hooks/device-context.ts'
import { onlyOutcome } from '../../only-outcome.ts'
import type { DeskCommands } from '../../use-desk.ts'
import { rollingNumber } from './rolling-number.ts'
import { seriesOf } from './series-of.ts'
import { usePaperCall } from './use-paper-call.ts'

/** As `DeskCommands`, but that *call next* calls the next number of the series that was called here last [PR3]. */
export function useRollingCommands(commands: DeskCommands, counter: CounterRow): DeskCommands {
  const device = useDevice()
  const call = usePaperCall({ counter, commands, onCalled: () => undefined })
  return {
    ...commands,
    async callNext(current) {
      const next = rollingNext(device.view, counter)
      if (next === undefined) return commands.callNext(current)
      // Who calls the next one has finished with this one.
      if (current?.state === 'serving') await commands.complete(current, onlyOutcome(device.view.configuration))
      await call(next)
    },
  }
}

/** The number that *call next* calls here while there is no queue. */
export function rollingNext({ tickets, today, configuration }: View, counter: CounterRow): string | undefined {
  const series = seriesOf(counter, configuration)
  const last = lastCalled(tickets.values(), counter.id)
  const same = series.find(({ prefix }) => last?.number?.startsWith(`${prefix}-`)) ?? series[0]
  return same === undefined || today === undefined ? undefined : rollingNumber(tickets.values(), today, same)
}

function lastCalled(tickets: Iterable<TicketRow>, counterId: string): TicketRow | undefined {
  let last: TicketRow | undefined
  for (const ticket of tickets) {
    if (ticket.counter_id === counterId && (ticket.called_at ?? 0) > (last?.called_at ?? 0)) last = ticket
  }
  return last
}
