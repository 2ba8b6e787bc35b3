import { branchZone } from '../../../../sync/calendar/branch-zone.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { showDay, showHour } from '../../../app/show-time.ts'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Finding } from './staff-findings.ts'
import { StaffPart } from './staff-part.tsx'

type Props = { readonly finding: Finding; readonly now: number; readonly aheadMs: number }

/** The hour on the wall of the branch, and what this machine believes, told in the same zone so that the two can be compared. */
export function ClockPart({ finding, now, aheadMs }: Props) {
  const say = useWords(kioskStaffWords)
  const [language] = usePageLanguage()
  const clock = useRows((view) => view.configuration?.branch.clock)
  const zone = clock && branchZone(clock, now)
  const told = (key: 'clock_branch' | 'clock_machine', at: number) =>
    zone !== undefined && <p>{say(key, { time: showHour(at, language, zone), day: showDay(at, language, zone) })}</p>
  return (
    <StaffPart part="clock" finding={finding}>
      {told('clock_branch', now)}
      {finding.code === 'clock_off' && told('clock_machine', now + aheadMs)}
      {finding.code === 'right' && <p>{say('clock_agrees')}</p>}
    </StaffPart>
  )
}
