import type { JobTask } from '../job-task.ts'
import { pause } from '../pause.ts'

const BATCH_ROWS = 5_000
const BATCH_PAUSE_MS = 50

/** The time is looked at again in the row itself: a caller who came back meanwhile has begun a new window in it. */
const FORGET = `delete from limits.counts c using (
    select o.key from limits.counts o where o.expire < (extract(epoch from app.now()) * 1000)::bigint
    order by o.expire limit $1
  ) gone where c.key = gone.key and c.expire < (extract(epoch from app.now()) * 1000)::bigint`

/** Counts of public requests whose window is over: the limiter begins them anew if their caller comes back, else nobody would. */
export const forgetCounts: JobTask = async ({ pool, signal }) => {
  for (;;) {
    const { rowCount } = await pool.query(FORGET, [BATCH_ROWS])
    if ((rowCount ?? 0) < BATCH_ROWS) return
    await pause(BATCH_PAUSE_MS, signal)
  }
}
