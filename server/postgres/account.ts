import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** The unprivileged account that Postgres runs under when we are root; Postgres refuses to run as root. */
export type Account = { uid: number; gid: number; name: string }

const CREATED_ACCOUNT = 'blesaf'

function read(args: string[]): string | undefined {
  try {
    return execFileSync('id', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

function lookUp(name: string): Account | undefined {
  const uid = read(['-u', name])
  const gid = read(['-g', name])
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid), name }
}

function create(): Account | undefined {
  const args = ['--system', '--user-group', '--no-create-home', '--home-dir', '/', CREATED_ACCOUNT]
  spawnSync('useradd', args, { stdio: 'ignore' })
  return lookUp(CREATED_ACCOUNT)
}

/** An existing cluster keeps the account that owns it: a start by hand as a user, then one as root, must both work. */
function ownerOf(data: string): Account | undefined {
  const stat = statSync(data, { throwIfNoEntry: false })
  if (stat === undefined || stat.uid === 0) return undefined
  return { uid: stat.uid, gid: stat.gid, name: read(['-nu', String(stat.uid)]) ?? `uid ${stat.uid}` }
}

/** Undefined: we are not root and Postgres runs as ourselves. */
export function findAccount(data: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const account = ownerOf(data) ?? lookUp('postgres') ?? lookUp(CREATED_ACCOUNT) ?? create() ?? lookUp('nobody')
  if (account) return account
  throw new EmbeddedPostgresError(
    'no_account',
    'Postgres refuses to run as root and no account "postgres", "blesaf" or "nobody" exists. ' +
      'Create one (useradd --system blesaf) or start as a normal user.',
  )
}

export function canEnter(directory: string, account: Account | undefined): boolean {
  const options = { cwd: '/', stdio: 'ignore', ...(account && { uid: account.uid, gid: account.gid }) } as const
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], options).status === 0
}
