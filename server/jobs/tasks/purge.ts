import { callSql } from '../call-sql.ts'
import { forEachOf } from '../for-each-of.ts'
import type { JobContext, JobTask } from '../job-task.ts'
import { listTenants } from '../list-tenants.ts'
import { pause } from '../pause.ts'

type Purged = { tickets: number; commands: number }

const BATCH_ROWS = 5_000
const BATCH_PAUSE_MS = 200

async function purgeTenant({ pool, signal }: JobContext, tenantId: string): Promise<void> {
  const values = [tenantId, BATCH_ROWS]
  const purgeRows = () => callSql<number>(pool, 'app.job_purge($1, $2)', values)
  const purgeHistory = async () => {
    const { tickets, commands } = await callSql<Purged>(pool, 'app.job_purge_history($1, $2)', values)
    return Math.max(tickets, commands)
  }
  for (const purge of [purgeRows, purgeHistory]) {
    while ((await purge()) >= BATCH_ROWS) await pause(BATCH_PAUSE_MS, signal)
  }
}

/** A month that nobody keeps any more leaves as a whole, before anything is deleted row by row. */
async function dropMonths({ pool }: JobContext, tenants: readonly string[]): Promise<void> {
  const cutoffs: string[] = []
  for (const tenantId of tenants) {
    cutoffs.push(await callSql<string>(pool, 'app.job_history_cutoff($1)::text', [tenantId]))
  }
  // ISO dates: the order of the text is the order of time.
  const earliest = cutoffs.sort()[0]
  if (earliest !== undefined) await callSql(pool, 'app.job_drop_months($1)', [earliest])
}

export const purge: JobTask = async (context) => {
  const tenants = await listTenants(context.pool)
  const steps = [
    () => callSql(context.pool, 'app.forget_dead_jobs()'),
    () => dropMonths(context, tenants),
    ...tenants.map((tenantId) => () => purgeTenant(context, tenantId)),
  ]
  await forEachOf(steps, context, (step) => step())
}
