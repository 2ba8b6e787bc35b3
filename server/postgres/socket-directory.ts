import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, canEnter } from './account.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** sun_path holds 108 bytes on Linux and 104 on macOS, with the closing zero. */
export const SOCKET_PATH_BYTES_MAX = process.platform === 'linux' ? 107 : 103
export const SOCKET_PORT = 5432

export function socketPathBytes(directory: string): number {
  return Buffer.byteLength(join(directory, `.s.PGSQL.${SOCKET_PORT}`))
}

function candidates(data: string): string[] {
  const short = `blesaf-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`
  return [`${data}.socket`, join(tmpdir(), short), join('/tmp', short)]
}

/** In a shared temporary folder someone else may have been there first; whoever owns the folder could pose as Postgres. */
function assertOurs(directory: string, uid: number): void {
  const stat = lstatSync(directory)
  if (stat.isDirectory() && stat.uid === uid) return
  throw new EmbeddedPostgresError(
    'socket_directory',
    `${directory} should be our folder for the Postgres socket, but someone else made it. Remove it and start again.`,
  )
}

function make(directory: string, account: Account | undefined): void {
  try {
    mkdirSync(directory, { mode: 0o700 })
    if (account) chownSync(directory, account.uid, account.gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  assertOurs(directory, account?.uid ?? process.getuid?.() ?? 0)
  chmodSync(directory, 0o700)
}

/**
 * A killed Postgres leaves its socket and that one's lock. The lock names a pid, and where nobody reaps the dead (a
 * container without an init) that pid answers for ever: Postgres would refuse to start.
 */
function clear(directory: string): void {
  for (const suffix of ['', '.lock']) rmSync(join(directory, `.s.PGSQL.${SOCKET_PORT}${suffix}`), { force: true })
}

/**
 * Connections are trusted by who may enter this folder: only the account itself, and root. Called by the holder of the
 * owner lock when no Postgres of this cluster is alive.
 */
export function makeSocketDirectory(data: string, account: Account | undefined): string {
  for (const directory of candidates(data)) {
    if (socketPathBytes(directory) > SOCKET_PATH_BYTES_MAX) continue
    make(directory, account)
    if (!canEnter(directory, account)) continue
    clear(directory)
    return directory
  }
  throw new EmbeddedPostgresError(
    'socket_directory',
    `No folder for the Postgres socket: ${data} and ${tmpdir()} are too long (at most ${SOCKET_PATH_BYTES_MAX} bytes).`,
  )
}
