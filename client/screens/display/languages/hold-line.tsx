import { Pause } from 'lucide-react'
import { displayWords } from '../../../words/display/display-words.ts'
import { useWords } from '../../../words/use-words.ts'

/** That it stands still on purpose, and what ends that [DY34]. */
export function HoldLine() {
  const say = useWords(displayWords)
  return (
    <p
      data-held
      className="flex shrink-0 items-center gap-3 rounded-card bg-waiting-soft px-5 py-2 text-large text-waiting-ink forced-colors:border"
    >
      <Pause aria-hidden className="size-6 shrink-0" />
      <bdi>{say('held')}</bdi>
    </p>
  )
}
