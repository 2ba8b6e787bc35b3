import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { MigrationError } from './migration-error.ts'

/** Any two numbers that nothing else in the database uses: "bles" and "migr" in ASCII. */
const LOCK_KEY = [0x626c6573, 0x6d696772]
const POLL_MS = 200

async function tryLock(client: pg.ClientBase): Promise<boolean> {
  const answer = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', LOCK_KEY)
  return answer.rows[0]?.locked === true
}

/**
 * One migrating server at a time. Asked again and again instead of waited for: a waiting `pg_advisory_lock` keeps its
 * snapshot open for as long as it waits, and old snapshots slow the hot tables down. The lock belongs to the session
 * and spans several transactions; Postgres drops it with the connection, so a killed server leaves nothing behind.
 */
export async function withMigrationLock<T>(
  client: pg.ClientBase,
  options: { waitMsMax: number; log: (line: string) => void },
  work: () => Promise<T>,
): Promise<T> {
  const giveUpAt = performance.now() + options.waitMsMax
  for (let attempt = 0; !(await tryLock(client)); attempt++) {
    if (attempt === 0) options.log('another server is migrating this database; waiting for it')
    if (performance.now() > giveUpAt) {
      throw new MigrationError('lock_wait', `another server still migrates after ${options.waitMsMax} ms`)
    }
    await delay(POLL_MS)
  }
  try {
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1, $2)', LOCK_KEY).catch(() => undefined)
  }
}
