import type { displayEn } from '../../../words/display/en.ts'
import type { Say } from '../../../words/use-words.ts'
import type { Standing } from './use-standing.ts'

/**
 * Since when this screen knows nothing new, and how people hear of their number [DY13]; of that nothing while the branch is closed
 * [DY33]. Undefined while all is well.
 */
export function standingText(
  { rung, since, isRevoked }: Standing,
  say: Say<typeof displayEn>,
  isClosed: boolean,
): string | undefined {
  const callsToo = (text: string): string => (isClosed ? text : `${text} ${say('by_voice')}`)
  if (isRevoked) return callsToo(say('not_ours'))
  switch (rung) {
    case 'live':
      return undefined
    case 'behind':
      return since === undefined ? say('as_of_now') : say('as_of', { time: since })
    case 'isolated':
      return callsToo(since === undefined ? say('cut_off') : say('cut_off_since', { time: since }))
    case 'paper':
      return say('preparing_about')
  }
}
