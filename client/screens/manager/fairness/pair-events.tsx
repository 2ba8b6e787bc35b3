import type { Overtake } from '../../../../sync/reports/overtakes.ts'
import { fairnessWords } from '../../../words/fairness/fairness-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { SeenLine } from '../seen-line.tsx'
import { useAnswer } from '../use-answer.ts'
import { mergeEvents, pairStory } from './merge-events.ts'

type Props = { readonly branchId: string; readonly pair: Overtake; readonly hour: (instant: string) => string }

/** What happened to both tickets, in one order. */
export function PairEvents({ branchId, pair, hour }: Props) {
  const say = useWords(fairnessWords)
  const path = `/api/branches/${branchId}/tickets`
  const passer = useAnswer(`${path}/${pair.passer.id}`, pairStory)
  const passed = useAnswer(`${path}/${pair.passed.id}`, pairStory)
  const missing = [passer, passed].find(({ value }) => value === undefined)
  if (missing !== undefined || passer.value === undefined || passed.value === undefined) {
    return <SeenLine seen={missing ?? passer} />
  }
  const events = mergeEvents([passer.value, passed.value])
  return (
    <section>
      <h3 className="font-semibold">{say('events')}</h3>
      <ol className="flex flex-col divide-y divide-line">
        {events.map(({ number, name, at }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that was merged once and never changes.
          <li key={place} className="flex gap-3 py-2">
            <span className="shrink-0 text-ink-soft">{hour(at)}</span>
            <bdi className="shrink-0 font-semibold">{number}</bdi>
            <span>{say(`event_${name}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
