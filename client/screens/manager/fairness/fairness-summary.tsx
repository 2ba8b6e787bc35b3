import { overtakeKinds } from '../../../../sync/queue/overtake-reason.ts'
import type { Overtakes } from '../../../../sync/reports/overtakes.ts'
import { fairnessWords } from '../../../words/fairness/fairness-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { sumOvertakes } from './sum-overtakes.ts'

/** One sentence, then three numbers, of which the last should be none. */
export function FairnessSummary({ report }: { readonly report: Overtakes }) {
  const say = useWords(fairnessWords)
  const sums = sumOvertakes(report.groups)
  if (report.called === 0 && report.pairs.length === 0) return <p>{say('none')}</p>
  const verdict = (): string => {
    if (sums.unexplained > 0) return say('some_unexplained', { count: sums.unexplained })
    return say(report.pairs.length === 0 ? 'all_in_turn' : 'all_explained')
  }
  return (
    <section className="flex flex-col gap-3">
      <p className="text-title font-semibold text-balance">{verdict()}</p>
      <p>{say('sums', { called: String(report.called), passed: String(report.passed) })}</p>
      <dl className="grid grid-cols-3 gap-3">
        {overtakeKinds.map((kind) => (
          <div key={kind} className="flex flex-col-reverse justify-end rounded-card bg-surface p-4 shadow-card">
            <dt className="text-small text-ink-soft">{say(kind)}</dt>
            <dd className="text-title font-semibold">{sums[kind]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
