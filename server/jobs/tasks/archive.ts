import { callSql } from '../call-sql.ts'
import { forEachOf } from '../for-each-of.ts'
import type { JobContext, JobTask } from '../job-task.ts'
import { listBranches } from '../list-branches.ts'
import { listTenants } from '../list-tenants.ts'
import { pause } from '../pause.ts'

/** Measured: batches of this size with this pause leave the tellers' calls as fast as they were. */
export const ARCHIVE_BATCH_ROWS = 5_000
export const ARCHIVE_PAUSE_MS = 200

async function archiveTenant({ pool, signal }: JobContext, tenantId: string): Promise<void> {
  const values = [tenantId, ARCHIVE_BATCH_ROWS]
  const moveTickets = async () =>
    (await callSql<{ tickets: number }>(pool, 'app.job_archive_batch($1, $2)', values)).tickets
  const moveCommands = () => callSql<number>(pool, 'app.job_archive_commands($1, $2)', values)
  for (const move of [moveTickets, moveCommands]) {
    while ((await move()) >= ARCHIVE_BATCH_ROWS) await pause(ARCHIVE_PAUSE_MS, signal)
    await pause(ARCHIVE_PAUSE_MS, signal)
  }
}

/** Sums first: what came late to the last days counts in them. */
export const archive: JobTask = async (context) => {
  const { pool } = context
  await forEachOf(await listBranches(pool), context, ({ tenantId, branchId }) =>
    callSql(pool, 'app.job_sum_days($1, $2)', [tenantId, branchId]),
  )
  await forEachOf(await listTenants(pool), context, (tenantId) => archiveTenant(context, tenantId))
}
