import type { AccuracyGroup } from '../../../../sync/reports/wait-accuracy.ts'
import { Banner } from '../../../design/banner.tsx'
import { accuracyWords } from '../../../words/accuracy/accuracy-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { Part } from '../part.tsx'
import { useLength } from '../use-length.ts'
import { judgeAccuracy } from './judge-accuracy.ts'
import { shareText } from './share-text.ts'
import { useBiasText } from './use-bias-text.ts'

/** All customers together: one sentence, then what it rests on. */
export function AccuracySummary({ all }: { readonly all: AccuracyGroup }) {
  const say = useWords(accuracyWords)
  const length = useLength()
  const biasText = useBiasText()
  const judged = judgeAccuracy(all)
  if (judged === undefined) return null
  const { isFew, kept, verdict, bias } = judged
  const rows = [
    [say('within_p90'), shareText(all.p90_cover), say('goal', { share: shareText(0.9) })],
    [say('within_p50'), shareText(all.p50_cover), say('goal', { share: shareText(0.5) })],
    [say('mean_error'), length(all.mae_s ?? 0), ''],
    [say('mean_bias'), biasText(all), ''],
    [say('late_share'), shareText(all.late_share), ''],
    [say('late_shown_share'), shareText(all.late_shown_share), ''],
  ] as const
  return (
    <>
      {isFew && <Banner tone="waiting">{say('few', { count: String(all.scored) })}</Banner>}
      <section className="flex flex-col gap-2">
        <p className="text-title font-semibold text-balance">{say('kept', { kept: String(kept) })}</p>
        <p>
          {!isFew && say(verdict)} {say('wrong_by', { length: length(all.mae_s ?? 0) })}{' '}
          {say(bias, { length: length(all.bias_s ?? 0) })} {say('late', { share: shareText(all.late_share) })}
        </p>
      </section>
      <Part title={say('numbers')}>
        <dl className="flex flex-col divide-y divide-line">
          {rows.map(([name, figure, goal]) => (
            <div key={name} className="flex flex-wrap items-baseline gap-x-4 py-2">
              <dt className="min-w-0 grow">{name}</dt>
              <dd className="font-semibold">
                {figure} <span className="text-small font-normal text-ink-soft">{goal}</span>
              </dd>
            </div>
          ))}
        </dl>
        <p className="text-small text-ink-soft">
          {say('counted', {
            ...{ quoted: String(all.quoted), scored: String(all.scored) },
            ...{ not_called: String(all.not_called), moved: String(all.moved) },
          })}
        </p>
      </Part>
    </>
  )
}
