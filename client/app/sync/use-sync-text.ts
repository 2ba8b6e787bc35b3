import { branchZone } from '../../../sync/calendar/branch-zone.ts'
import type { SyncState } from '../../../sync/device/device.ts'
import { syncWords } from '../../words/sync/sync-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { useDevice } from '../hooks/device-context.ts'
import { useRows } from '../hooks/use-rows.ts'
import { showHour } from '../show-time.ts'

export type Worker = 'kiosk' | 'tablet'
type Told = {
  /** The rung in two words. */
  readonly name: string
  /** What a person should know of it and since when, what still works, and how much waits to be sent. */
  readonly sentences: string
}

/** The ladder in words [LA1], for whoever works at this screen; for nobody while it cannot work at all. */
export function useSyncText({ rung, ageMs, silentSince, pendingCount }: SyncState, worker: Worker | undefined): Told {
  const say = useWords(syncWords)
  const [language] = usePageLanguage()
  const device = useDevice()
  const clock = useRows((view) => view.configuration?.branch.clock)
  // The hour on the wall of the branch, whatever clock and zone this machine has: its own moments are put beside the server's.
  const since = (ownMs: number): { time: string } => {
    const atMs = ownMs + device.now() - Date.now()
    return { time: showHour(atMs, language, clock && branchZone(clock, atMs)) }
  }
  const says = (): string => {
    switch (rung) {
      case 'live':
        return say('says_live')
      case 'behind':
        return ageMs === undefined ? say('says_behind') : say('says_behind_since', since(Date.now() - ageMs))
      case 'isolated':
        return silentSince === undefined ? say('says_isolated') : say('says_isolated_since', since(silentSince))
      case 'paper':
        return say('says_paper')
    }
  }
  const works = (): string | undefined => {
    if (worker === undefined || rung === 'live' || rung === 'behind') return undefined
    if (worker === 'tablet' && rung === 'paper') return say('works_tablet_paper')
    return say(`works_${worker}`)
  }
  const toSend = pendingCount > 0 ? say('to_send', { count: pendingCount }) : undefined
  // Where all is well, what is on its way is the only thing worth a word.
  const isQuiet = rung === 'live' && toSend !== undefined
  const sentences = [isQuiet ? undefined : says(), works(), toSend].filter((each) => each !== undefined)
  return { name: say(`rung_${rung}`), sentences: sentences.join(' ') }
}
