import type { SyncState } from '../../../sync/device/device.ts'
import { syncWords } from '../../words/sync/sync-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { showHour } from '../show-time.ts'

export type Worker = 'kiosk' | 'tablet'
type Told = {
  /** The rung in two words. */
  readonly name: string
  /** What a person should know of it, since when, and how much waits to be sent. */
  readonly state: string
  /** What still works; nothing where everything does. */
  readonly works: string | undefined
}

/** The ladder in words [LA1], for whoever works at this screen. */
export function useSyncText({ rung, ageMs, lastAnswerAt, pendingCount }: SyncState, worker: Worker): Told {
  const say = useWords(syncWords)
  const [language] = usePageLanguage()
  const since = (atMs: number): { time: string } => ({ time: showHour(atMs, language) })
  const says = (): string => {
    switch (rung) {
      case 'live':
        return say('says_live')
      case 'behind':
        return ageMs === undefined ? say('says_behind') : say('says_behind_since', since(Date.now() - ageMs))
      case 'isolated':
        return lastAnswerAt === undefined ? say('says_isolated') : say('says_isolated_since', since(lastAnswerAt))
      case 'paper':
        return say('says_paper')
    }
  }
  const works = (): string | undefined => {
    if (rung === 'live' || rung === 'behind') return undefined
    if (worker === 'tablet' && rung === 'paper') return say('works_tablet_paper')
    return say(`works_${worker}`)
  }
  const toSend = pendingCount > 0 && rung !== 'live' ? ` ${say('to_send', { count: pendingCount })}` : ''
  return { name: say(`rung_${rung}`), state: `${says()}${toSend}`, works: works() }
}
