import type { BranchOverview } from '../../../../sync/reports/branches-now.ts'
import type { AccuracyGroup } from '../../../../sync/reports/wait-accuracy.ts'
import { nameIn } from '../../../app/name-in.ts'
import { accuracyWords } from '../../../words/accuracy/accuracy-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'

const channels = ['kiosk', 'walk_in', 'web', 'appointment', 'adopted'] as const

/** A group's key as people call it. */
export function useGroupName({ services, classes }: BranchOverview): (group: AccuracyGroup) => string {
  const say = useWords(accuracyWords)
  const [language] = usePageLanguage()
  return ({ by, key }) => {
    if (key === null) return say('no_class')
    if (by === 'hour') return say('hour', { hour: key.padStart(2, '0') })
    const channel = channels.find((each) => each === key)
    if (by === 'channel') return channel === undefined ? key : say(channel)
    const found = (by === 'service' ? services : classes).find(({ id }) => id === key)
    return found === undefined ? say('gone') : nameIn(found.names, language)
  }
}
