import type { BranchOverview } from '../../../../sync/reports/branches-now.ts'
import type { AccuracyGroup } from '../../../../sync/reports/wait-accuracy.ts'
import { accuracyWords } from '../../../words/accuracy/accuracy-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { Part } from '../part.tsx'
import { useLength } from '../use-length.ts'
import { FEW_MAX } from './judge-accuracy.ts'
import { shareText } from './share-text.ts'
import { useBiasText } from './use-bias-text.ts'
import { useGroupName } from './use-group-name.ts'

type Props = {
  readonly by: 'service' | 'class' | 'hour' | 'channel'
  readonly groups: readonly AccuracyGroup[]
  readonly overview: BranchOverview
}

/** The same figures apart, each group with how many it rests on. Who was not scored has none. */
export function AccuracyGroups({ by, groups, overview }: Props) {
  const say = useWords(accuracyWords)
  const length = useLength()
  const biasText = useBiasText()
  const nameOf = useGroupName(overview)
  const scored = groups.filter((group) => group.scored > 0)
  return (
    <Part title={say(`by_${by}`)}>
      <ul className="flex flex-col divide-y divide-line">
        {scored.map((group) => (
          <li key={group.key} className="flex items-center gap-4 py-3">
            <span className="min-w-0 grow">
              <bdi className="block font-semibold">{nameOf(group)}</bdi>
              <span className="block text-small text-ink-soft">
                {say('customers', { count: group.scored })} ·{' '}
                {say('group_about', { length: length(group.mae_s ?? 0), share: shareText(group.late_share) })}
              </span>
              <span className="block text-small text-ink-soft">
                {say('mean_bias')}: {biasText(group)} · {say('within_p50')}: {shareText(group.p50_cover)}
              </span>
            </span>
            <span className="shrink-0 text-end">
              <span className="block text-large font-semibold">{shareText(group.p90_cover)}</span>
              <span className="block max-w-28 text-small text-ink-soft">{say('within_p90')}</span>
              {group.scored < FEW_MAX && <span className="block text-small text-ink-soft">{say('few_here')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
