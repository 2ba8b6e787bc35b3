import type { Space } from '../../../device/store/space.ts'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { showBytes } from './show-bytes.ts'
import type { Finding } from './staff-findings.ts'
import { StaffPart } from './staff-part.tsx'

/** How much of the browser's room is used, and whether it may be taken back. */
export function MemoryPart({ finding, space }: { readonly finding: Finding; readonly space: Space | undefined }) {
  const say = useWords(kioskStaffWords)
  const [language] = usePageLanguage()
  return (
    <StaffPart part="memory" finding={finding}>
      {space === undefined ? (
        <p>{say('memory_unknown')}</p>
      ) : (
        <p>
          {say('memory_used', { used: showBytes(space.usage, language), all: showBytes(space.quota, language) })}{' '}
          {say(space.isPersisted ? 'memory_kept' : 'memory_may_go')}
        </p>
      )}
    </StaffPart>
  )
}
