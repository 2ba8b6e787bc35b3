import { useRows } from '../hooks/use-rows.ts'
import { useSyncState } from '../hooks/use-sync-state.ts'

/** The ladder and what it is made of. */
export function StateTab() {
  const sync = useSyncState()
  const view = useRows((each) => each)
  const counts = { tickets: view.tickets.size, counters: view.counters.size, today: view.today }
  return (
    <pre dir="ltr" className="overflow-x-auto text-small">
      {JSON.stringify({ ...sync, ...counts }, undefined, 1)}
    </pre>
  )
}
