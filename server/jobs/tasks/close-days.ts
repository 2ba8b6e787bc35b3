import { callSql } from '../call-sql.ts'
import { forEachOf } from '../for-each-of.ts'
import type { JobContext, JobTask } from '../job-task.ts'
import { type BranchIds, listBranches } from '../list-branches.ts'
import { pause } from '../pause.ts'

type Closing = { done: boolean; expired: number; held: number }

const BATCH_PAUSE_MS = 50
/** What commands still hold after as many looks is left for the next minute. */
const HELD_LOOKS_MAX = 10

async function closeDay({ pool, signal }: JobContext, { tenantId, branchId }: BranchIds): Promise<void> {
  let heldLooks = 0
  while (heldLooks < HELD_LOOKS_MAX) {
    const closing = await callSql<Closing>(pool, 'app.job_close_day($1, $2)', [tenantId, branchId])
    if (closing.done) return
    if (closing.expired === 0) heldLooks += 1
    await pause(BATCH_PAUSE_MS, signal)
  }
}

/** Every branch has its own hour, and a look at one that has nothing to close costs two index steps. */
export const closeDays: JobTask = async (context) => {
  const branches = await listBranches(context.pool)
  await forEachOf(branches, context, (branch) => closeDay(context, branch))
}
