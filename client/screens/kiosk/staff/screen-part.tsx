import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { useKioskLock } from '../lock/lock-context.ts'
import type { Finding } from './staff-findings.ts'
import { StaffPart } from './staff-part.tsx'

/** Whether the kiosk fills the screen, and whether the screen stays lit. */
export function ScreenPart({ finding }: { readonly finding: Finding }) {
  const say = useWords(kioskStaffWords)
  const { fullScreen, wake } = useKioskLock()
  return (
    <StaffPart part="screen" finding={finding}>
      <p>
        {say(`full_${fullScreen}`)} {say(`wake_${wake}`)}
      </p>
    </StaffPart>
  )
}
