import { useRows } from '../../../../app/hooks/use-rows.ts'
import type { FinishedRow } from '../../../../lens/lens-queries.ts'
import { plainFinished } from '../../../../lens/plain-finished.ts'
import { useLensQuery } from '../../../../lens/use-lens-query.ts'

export type History = {
  readonly rows: readonly FinishedRow[]
  /** Neither lens nor server answered: these are the rows that the tablet has. */
  readonly isFromRows: boolean
}

/** What was finished on a day, at one counter or the whole branch [SE3]: of the rows until somebody has told it better. */
export function useHistory(branch_id: string, day: string, counter_id: string | undefined): History {
  const query = useLensQuery('finished_services', { branch_id, day, ...(counter_id !== undefined && { counter_id }) })
  const tickets = useRows((view) => view.tickets)
  const rows = query.rows ?? plainFinished(tickets.values(), day, counter_id)
  return { rows, isFromRows: query.state === 'unavailable' }
}
