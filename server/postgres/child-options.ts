import type { SpawnOptions } from 'node:child_process'
import type { Account } from './account.ts'

/**
 * Nothing of the caller's environment reaches Postgres: an odd LANG made SQL_ASCII clusters, PGDATA and its kin would
 * redirect it, and secrets have no business there. The working folder must be one that the account can enter.
 */
export function childOptions(account: Account | undefined, cwd: string): SpawnOptions {
  const inherited = process.platform === 'win32' ? process.env : { PATH: process.env.PATH ?? '/usr/bin:/bin' }
  const env = { ...inherited, HOME: cwd, LANG: 'C', LC_MESSAGES: 'C', TZ: 'UTC' }
  return { cwd, env, ...(account && { uid: account.uid, gid: account.gid }) }
}
