import { lengthText } from '../../app/waits/wait-text.ts'
import { managerWords } from '../../words/manager/manager-words.ts'
import { useWords } from '../../words/use-words.ts'
import { waitsWords } from '../../words/waits/waits-words.ts'

const MINUTE_S = 60

/** So many seconds, as people say it. */
export function useLength(): (seconds: number) => string {
  const sayWaits = useWords(waitsWords)
  const say = useWords(managerWords)
  return (seconds) => {
    const minutes = Math.round(Math.abs(seconds) / MINUTE_S)
    return minutes === 0 ? say('under_a_minute') : lengthText(minutes, sayWaits)
  }
}
