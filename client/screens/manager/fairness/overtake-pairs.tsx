import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { overtakeKind } from '../../../../sync/queue/overtake-reason.ts'
import type { Overtake } from '../../../../sync/reports/overtakes.ts'
import { Button as ActButton } from '../../../design/button.tsx'
import { Chip } from '../../../design/chip.tsx'
import { fairnessWords } from '../../../words/fairness/fairness-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { Part } from '../part.tsx'
import { useLength } from '../use-length.ts'

type Props = { readonly pairs: readonly Overtake[]; readonly onAsk: (pair: Overtake) => void }

const TONES = { within: 'done', explained: 'waiting', unexplained: 'fault' } as const
/** As many as the server lists. */
const PAIRS_MAX = 100
/** What to look at first; the rest only makes the page long. */
const AT_FIRST = 10

/** Each pair answers why at one touch [OT6]. */
export function OvertakePairs({ pairs, onAsk }: Props) {
  const say = useWords(fairnessWords)
  const length = useLength()
  const [isWhole, setWhole] = useState(false)
  return (
    <Part title={say('pairs')}>
      <p className="text-small text-ink-soft">
        {say('pairs_about')} {pairs.length >= PAIRS_MAX && say('more', { count: String(PAIRS_MAX) })}
      </p>
      <ul className="flex flex-col divide-y divide-line">
        {pairs.slice(0, isWhole ? PAIRS_MAX : AT_FIRST).map((pair) => (
          <li key={`${pair.passer.id} ${pair.passed.id}`}>
            <Button
              onPress={() => onAsk(pair)}
              className="-mx-2 flex w-full cursor-pointer items-center gap-3 rounded-card px-2 py-3 text-start hover:bg-sunken"
            >
              <span className="min-w-0 grow">
                <span className="block font-semibold">
                  {say('before', { passer: pair.passer.number, passed: pair.passed.number })}
                </span>
                <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-ink-soft">
                  {say('came_later', { length: length(pair.later_s) })}
                  <Chip tone={TONES[overtakeKind(pair.reason)]}>{say(`reason_${pair.reason}`)}</Chip>
                </span>
              </span>
              <ChevronRight aria-hidden data-direction-icon className="size-5 shrink-0 text-ink-soft" />
            </Button>
          </li>
        ))}
      </ul>
      {!isWhole && pairs.length > AT_FIRST && (
        <ActButton onPress={() => setWhole(true)}>{say('show_all', { count: String(pairs.length) })}</ActButton>
      )}
    </Part>
  )
}
