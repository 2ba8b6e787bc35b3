import { callSql } from '../call-sql.ts'
import { forEachOf } from '../for-each-of.ts'
import type { JobTask } from '../job-task.ts'
import { listBranches } from '../list-branches.ts'

export const makeDaysAndPartitions: JobTask = async (context) => {
  const { pool } = context
  await callSql(pool, 'app.job_make_partitions()')
  await forEachOf(await listBranches(pool), context, ({ tenantId, branchId }) =>
    callSql(pool, 'app.job_make_days($1, $2)', [tenantId, branchId]),
  )
}
