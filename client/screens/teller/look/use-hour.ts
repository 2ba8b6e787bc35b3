import { branchZone } from '../../../../sync/calendar/branch-zone.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { showHour } from '../../../app/show-time.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'

/** Says an instant as the clock on the wall of the branch shows it. */
export function useHour(): (atMs: number) => string {
  const [language] = usePageLanguage()
  const clock = useRows((view) => view.configuration?.branch.clock)
  return (atMs) => showHour(atMs, language, clock && branchZone(clock, atMs))
}
