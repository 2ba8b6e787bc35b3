import type { BranchOverview } from '../../../../sync/reports/branches-now.ts'
import type { OvertakeGroup } from '../../../../sync/reports/overtakes.ts'
import { nameIn } from '../../../app/name-in.ts'
import { fairnessWords } from '../../../words/fairness/fairness-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { Part } from '../part.tsx'
import { useLength } from '../use-length.ts'

type Props = { readonly groups: readonly OvertakeGroup[]; readonly classes: BranchOverview['classes'] }

/** How often for each reason, by the class of those who passed. */
export function OvertakeGroups({ groups, classes }: Props) {
  const say = useWords(fairnessWords)
  const length = useLength()
  const [language] = usePageLanguage()
  const className = (id: string | null): string => {
    const found = classes.find((each) => each.id === id)
    return found === undefined ? say('no_class') : nameIn(found.names, language)
  }
  return (
    <Part title={say('by_reason')}>
      <ul className="flex flex-col divide-y divide-line">
        {groups.map(({ reason, class_id, pairs, people, longest_s }) => (
          <li key={`${reason} ${class_id}`} className="py-3">
            <span className="flex gap-4">
              <span className="min-w-0 grow font-semibold">{say(`reason_${reason}`)}</span>
              <span className="shrink-0 font-semibold">{say('times', { count: pairs })}</span>
            </span>
            <span className="block text-small text-ink-soft">
              <bdi>{className(class_id)}</bdi> · {say('people', { count: people })} ·{' '}
              {say('at_most', { length: length(longest_s) })}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
