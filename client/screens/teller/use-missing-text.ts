import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../words/use-words.ts'
import type { NoShowMissing } from './no-show-rule.ts'
import { showTimer } from './timer.ts'

const SECOND_MS = 1_000

type MissingText = {
  /** For the button itself: `1 call · 0:20`. */
  short(missing: NoShowMissing): string
  /** For whoever presses it all the same. */
  sentence(act: string, missing: NoShowMissing): string
}

/** What is missing before nobody is said to have come, in words [TC4]. */
export function useMissingText(): MissingText {
  const say = useWords(tellerActsWords)
  const short = ({ recalls, seconds }: NoShowMissing): string => {
    const time = showTimer(seconds * SECOND_MS)
    if (recalls === 0) return time
    const calls = say('missing_recalls', { count: recalls })
    return seconds === 0 ? calls : `${calls} · ${time}`
  }
  return { short, sentence: (act, missing) => say('no_show_not_yet', { act, when: short(missing) }) }
}
