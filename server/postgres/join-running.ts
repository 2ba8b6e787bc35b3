import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LockOwner } from '../bootstrap/owner-lock.mjs'
import { connector, type EmbeddedPostgres } from './embedded-postgres.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { readPostmaster } from './read-postmaster.ts'

/** A second start never touches the first: it either joins on request or says who is there. */
export function joinRunning(data: string, owner: LockOwner, wantsToJoin: boolean): EmbeddedPostgres {
  const state = readPostmaster(data)
  if (wantsToJoin && state.kind === 'alive' && state.postmaster.isReady) {
    const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
    return { ...connector(state.postmaster), version, data, stop: async () => undefined }
  }
  const who = `process ${owner.pid}${owner.label ? `, ${owner.label}` : ''}`
  const where = state.kind === 'alive' ? ` (Postgres pid ${state.postmaster.pid})` : ''
  throw new EmbeddedPostgresError(
    'already_running',
    `A server already runs on ${data}: ${who}${where}. Stop it first, or give this one another DATA_DIR and PORT.`,
  )
}
