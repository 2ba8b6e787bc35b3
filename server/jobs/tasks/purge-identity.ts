import { callSql } from '../call-sql.ts'
import { forEachOf } from '../for-each-of.ts'
import type { JobTask } from '../job-task.ts'
import { listTenants } from '../list-tenants.ts'
import { pause } from '../pause.ts'

const BATCH_ROWS = 5_000
const BATCH_PAUSE_MS = 200

/** What sign-ins and public requests leave behind. Hourly, since a flood of either is over sooner than a night. */
export const purgeIdentity: JobTask = async (context) => {
  const { pool, signal } = context
  const purges = [
    () => callSql<number>(pool, 'app.job_purge_proofs($1)', [BATCH_ROWS]),
    ...(await listTenants(pool)).map(
      (tenantId) => () => callSql<number>(pool, 'app.job_purge_identity($1, $2)', [tenantId, BATCH_ROWS]),
    ),
  ]
  await forEachOf(purges, context, async (purge) => {
    while ((await purge()) >= BATCH_ROWS) await pause(BATCH_PAUSE_MS, signal)
  })
}
