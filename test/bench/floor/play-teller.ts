import { everyDue, type Ticking } from './due-times.ts'
import type { LightDevice } from './light-device.ts'
import { apply, type Ledger } from './work.ts'

export const ROUND_MS = 20_000
/** From the call to the customer at the counter, and to the end of the service; the rest of the round is the teller's. */
const START_AFTER_MS = 4_000
const COMPLETE_AFTER_MS = 16_000

/** The counter is opened, and then one customer every twenty seconds: called, served, done. */
export function playTeller(device: LightDevice, ledger: Ledger, firstAt: number): Ticking {
  const counter_id = device.place.counterId ?? ''
  const now = () => performance.now()
  let isStopped = false

  async function serve(dueAt: number): Promise<void> {
    const wish = { name: 'call_next', kind: 'intent', args: { counter_id, valid_for_ms: 15_000 } } as const
    const called = await apply(device, wish, ledger, dueAt)
    if (called?.ticket_id === undefined) return
    const { ticket_id } = called
    ledger.called.push(ticket_id)
    later(dueAt + START_AFTER_MS, 'start_service', { ticket_id, counter_id })
    later(dueAt + COMPLETE_AFTER_MS, 'complete_service', { ticket_id, counter_id })
  }

  function later(dueAt: number, name: string, args: { readonly ticket_id: string; readonly counter_id: string }): void {
    const give = async (): Promise<void> => {
      if (isStopped) return
      const done = await apply(device, { name, kind: 'fact', args }, ledger, dueAt)
      if (done !== undefined && name === 'complete_service') ledger.completed.push(args.ticket_id)
    }
    setTimeout(() => void give(), Math.max(0, dueAt - now()))
  }

  const ticking = everyDue(firstAt, ROUND_MS, now, (dueAt) => void serve(dueAt))
  return {
    stop() {
      isStopped = true
      ticking.stop()
    },
  }
}
