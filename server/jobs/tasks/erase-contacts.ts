import { callSql } from '../call-sql.ts'
import { forEachOf } from '../for-each-of.ts'
import type { JobTask } from '../job-task.ts'
import { listTenants } from '../list-tenants.ts'
import { pause } from '../pause.ts'

const BATCH_ROWS = 500
const BATCH_PAUSE_MS = 50

export const eraseContacts: JobTask = async (context) => {
  const { pool, signal } = context
  await forEachOf(await listTenants(pool), context, async (tenantId) => {
    while ((await callSql<number>(pool, 'app.job_erase_contacts($1, $2)', [tenantId, BATCH_ROWS])) > 0) {
      await pause(BATCH_PAUSE_MS, signal)
    }
  })
}
