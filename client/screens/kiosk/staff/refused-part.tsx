import { useSyncValue } from '../../../app/hooks/use-sync-state.ts'
import { UnseenList } from '../../../app/sync/unseen-list.tsx'
import { syncWords } from '../../../words/sync/sync-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Finding } from './staff-findings.ts'
import { StaffPart } from './staff-part.tsx'

/** What was refused or set aside, each line until somebody has seen it [OB5]. */
export function RefusedPart({ finding }: { readonly finding: Finding }) {
  const saySync = useWords(syncWords)
  const unseenCount = useSyncValue('unseenCount')
  return (
    <StaffPart part="refused" finding={finding}>
      {unseenCount === 0 ? <p>{saySync('nothing_to_see')}</p> : <UnseenList />}
    </StaffPart>
  )
}
