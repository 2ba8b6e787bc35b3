import type { CounterNow } from '../../../sync/reports/branches-now.ts'
import { Chip } from '../../design/chip.tsx'
import type { Tone } from '../../design/tone.ts'
import { managerWords } from '../../words/manager/manager-words.ts'
import { useWords } from '../../words/use-words.ts'
import { useLength } from './use-length.ts'

const TONES: Readonly<Record<CounterNow['state'], Tone>> = { open: 'done', paused: 'called', closed: 'waiting' }

/** A counter, who sits there, and what is in hand. `at`: the server's now, which the times are of. */
export function CounterLine({ counter, at }: { readonly counter: CounterNow; readonly at: number }) {
  const say = useWords(managerWords)
  const length = useLength()
  const { label, state, staff_name, ticket } = counter
  const since = (instant: string | null): string => length((at - Date.parse(instant ?? '')) / 1_000 || 0)
  const doing = (): string | undefined => {
    if (ticket === null) return state === 'open' ? say('counter_free') : undefined
    const { number } = ticket
    return say(ticket.state === 'called' ? 'counter_called' : 'counter_serving', {
      number,
      length: since(ticket.since),
    })
  }
  return (
    <li className="flex items-center gap-4 py-3">
      <span className="min-w-0 grow">
        <span className="block font-semibold">{say('counter', { label })}</span>
        <span className="block text-small text-ink-soft">
          {staff_name !== null && <bdi>{staff_name}</bdi>}
          {staff_name !== null && doing() !== undefined && ' · '}
          {doing()}
        </span>
      </span>
      <Chip tone={TONES[state]}>{say(`counter_${state}`)}</Chip>
    </li>
  )
}
