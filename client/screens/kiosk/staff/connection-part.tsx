import { useSyncState } from '../../../app/hooks/use-sync-state.ts'
import { useSyncText } from '../../../app/sync/use-sync-text.ts'
import type { Finding } from './staff-findings.ts'
import { StaffPart } from './staff-part.tsx'

/** The ladder in words, since when, and what still works [LA1]. */
export function ConnectionPart({ finding }: { readonly finding: Finding }) {
  const sync = useSyncState()
  // How much waits stands in a part of its own.
  const { name, sentences } = useSyncText({ ...sync, pendingCount: 0 }, sync.hasNumbers ? 'kiosk' : undefined)
  return (
    <StaffPart part="connection" finding={finding}>
      <p>{sync.rung === 'live' ? `${name}. ${sentences}` : sentences}</p>
    </StaffPart>
  )
}
