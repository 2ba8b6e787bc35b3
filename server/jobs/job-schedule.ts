import type { CronItem } from 'graphile-worker'

const DAY_MS = 86_400_000
/** With the library's exponential wait a minute's job is dead, and seen, before its next minute. */
const MINUTE_ATTEMPTS_MAX = 4
const NIGHT_ATTEMPTS_MAX = 8

/**
 * One key and one queue per task: however many workers and missed turns, one run waits at most and one runs at a time.
 * What runs each minute has no turn to make up for; a night's work missed while nothing ran is done at start.
 */
function scheduled(task: string, match: string, options: { backfillPeriod: number; maxAttempts: number }): CronItem {
  return { task, match, identifier: task, options: { ...options, jobKey: task, queueName: task } }
}

const often = { backfillPeriod: 0, maxAttempts: MINUTE_ATTEMPTS_MAX }
const nightly = { backfillPeriod: DAY_MS, maxAttempts: NIGHT_ATTEMPTS_MAX }

/** Times are UTC. The order of the night: days ahead, then the archive, then what the archive no longer needs. */
export const jobSchedule: CronItem[] = [
  scheduled('close_days', '* * * * *', often),
  scheduled('refresh_statistics', '* * * * *', often),
  scheduled('erase_contacts', '*/15 * * * *', often),
  scheduled('purge_identity', '20 * * * *', often),
  scheduled('make_days_and_partitions', '5 0 * * *', nightly),
  scheduled('archive', '30 1 * * *', nightly),
  scheduled('purge', '30 3 * * *', nightly),
]
