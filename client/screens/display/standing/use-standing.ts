import { branchZone } from '../../../../sync/calendar/branch-zone.ts'
import type { Rung } from '../../../../sync/ladder/rung.ts'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { useSyncState } from '../../../app/hooks/use-sync-state.ts'
import { showHour } from '../../../app/show-time.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'

export type Standing = {
  readonly rung: Rung
  /** The hour on the wall of the branch since when this is no longer known to be so; undefined: never known, or known now. */
  readonly since: string | undefined
  readonly isRevoked: boolean
}

/** How far what the screen shows may be believed [DY13]. */
export function useStanding(): Standing {
  const { rung, ageMs, silentSince, troubles } = useSyncState()
  const device = useDevice()
  const [language] = usePageLanguage()
  const clock = useRows((view) => view.configuration?.branch.clock)
  const ownMs =
    rung === 'isolated' ? silentSince : rung === 'behind' && ageMs !== undefined ? Date.now() - ageMs : undefined
  // Its own moments are put beside the server's: this machine's clock and zone may be any.
  const atMs = ownMs === undefined ? undefined : ownMs + device.now() - Date.now()
  const since = atMs === undefined ? undefined : showHour(atMs, language, clock && branchZone(clock, atMs))
  return { rung, since, isRevoked: troubles.some(({ kind }) => kind === 'revoked') }
}
