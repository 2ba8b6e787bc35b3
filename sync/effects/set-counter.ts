import type { CounterEffect } from './effect.ts'
import type { Meant } from './meant.ts'

type CounterCommand = 'open_counter' | 'pause_counter' | 'close_counter'

/** A counter that has been something else since, or is retired, stays as it is [T7]. */
export function setCounter<Name extends CounterCommand>(
  state: 'open' | 'paused' | 'closed',
  reasonOf: (meant: Meant<Name>) => string | null = () => null,
): CounterEffect<Name> {
  return (counter, meant, id) => {
    if (meant.args.counter_id !== id) return 'nothing'
    if (counter === undefined) return 'unfit'
    const isLate = (counter.state_since ?? Number.NEGATIVE_INFINITY) > meant.at
    if (isLate || (counter.retired_at ?? null) !== null) return 'nothing'
    return {
      state,
      staff_id: state === 'closed' ? null : (meant.told.staff_id ?? null),
      state_since: meant.at,
      pause_reason: reasonOf(meant),
    }
  }
}
