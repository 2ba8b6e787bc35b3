import type { AccuracyGroup } from '../../../../sync/reports/wait-accuracy.ts'
import { accuracyWords } from '../../../words/accuracy/accuracy-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { useLength } from '../use-length.ts'
import { judgeAccuracy } from './judge-accuracy.ts'

/** By how much a group was told too little or too much; a dash where nobody was scored. */
export function useBiasText(): (group: AccuracyGroup) => string {
  const say = useWords(accuracyWords)
  const length = useLength()
  return (group) => {
    const judged = judgeAccuracy(group)
    return judged === undefined ? '–' : say(`bias_${judged.bias}`, { length: length(group.bias_s ?? 0) })
  }
}
