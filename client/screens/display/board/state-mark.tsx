import { BellRing, CircleCheck, CircleDot, Coffee, type LucideIcon, MessageCircle, MinusCircle } from 'lucide-react'
import { classNames } from '../../../design/class-names.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { useWords } from '../../../words/use-words.ts'

type Kind = 'called' | 'serving' | 'completed' | 'free' | 'paused' | 'closed'

const MARKS = {
  called: [BellRing, 'text-called-ink', 'called'],
  serving: [MessageCircle, 'text-ours-ink', 'serving'],
  completed: [CircleCheck, 'text-done-ink', 'done'],
  free: [CircleDot, 'text-done-ink', 'free'],
  paused: [Coffee, 'text-waiting-ink', 'paused'],
  closed: [MinusCircle, 'text-ink-soft', 'closed'],
} as const satisfies Record<Kind, readonly [LucideIcon, string, string]>

/** What a number or a counter is about: a shape and a word, its colour only helps. The word is not shown where there is no room. */
export function StateMark({ kind, isWordy = false }: { readonly kind: Kind; readonly isWordy?: boolean }) {
  const say = useWords(displayWords)
  const [Icon, colour, word] = MARKS[kind]
  return (
    <span className={classNames('inline-flex min-w-0 items-center gap-2', colour)}>
      <Icon aria-hidden className="size-7 shrink-0" />
      <bdi className={isWordy ? 'truncate' : 'sr-only'}>{say(word)}</bdi>
    </span>
  )
}
