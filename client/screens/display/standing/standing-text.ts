import type { displayEn } from '../../../words/display/en.ts'
import type { Say } from '../../../words/use-words.ts'
import type { Standing } from './use-standing.ts'

/** Since when this screen knows nothing new, and how people hear of their number [DY13]; undefined while all is well. */
export function standingText({ rung, since, isRevoked }: Standing, say: Say<typeof displayEn>): string | undefined {
  if (isRevoked) return `${say('not_ours')} ${say('by_voice')}`
  switch (rung) {
    case 'live':
      return undefined
    case 'behind':
      return since === undefined ? say('as_of_now') : say('as_of', { time: since })
    case 'isolated':
      return `${since === undefined ? say('cut_off') : say('cut_off_since', { time: since })} ${say('by_voice')}`
    case 'paper':
      return say('preparing_about')
  }
}
