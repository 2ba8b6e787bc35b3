import { useSyncValue } from '../../../app/hooks/use-sync-state.ts'
import { SaveUnsent } from '../../../app/sync/save-unsent.tsx'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { syncWords } from '../../../words/sync/sync-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Finding } from './staff-findings.ts'
import { StaffPart } from './staff-part.tsx'

/** What the server has not confirmed, and the way to take it along [OB8]. */
export function UnsentPart({ finding }: { readonly finding: Finding }) {
  const say = useWords(kioskStaffWords)
  const saySync = useWords(syncWords)
  const pendingCount = useSyncValue('pendingCount')
  return (
    <StaffPart part="unsent" finding={finding}>
      <p>{pendingCount === 0 ? say('unsent_none') : saySync('to_send', { count: pendingCount })}</p>
      <SaveUnsent />
    </StaffPart>
  )
}
