import { callSql } from '../call-sql.ts'
import { forEachOf } from '../for-each-of.ts'
import type { JobTask } from '../job-task.ts'
import { listBranches } from '../list-branches.ts'

/** Which branches have changed is asked inside: a branch that has not costs one index step. */
export const refreshStatistics: JobTask = async (context) => {
  const { pool } = context
  await forEachOf(await listBranches(pool), context, ({ tenantId, branchId }) =>
    callSql(pool, 'app.job_refresh_stats($1, $2)', [tenantId, branchId]),
  )
}
