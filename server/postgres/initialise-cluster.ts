import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { childOptions } from './child-options.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

export const SETTINGS_FILE = 'blesaf.conf'

/**
 * The database's own rules are built in (C.UTF-8), the same on every machine. pg_trgm still asks the C library what a
 * letter is, and under plain "C" it drops Arabic entirely, so a UTF-8 locale is taken wherever one exists.
 */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'C']

function initdb(binaries: Binaries, draft: string, ctype: string, account: Account | undefined): string | undefined {
  const auth = process.platform === 'win32' ? ['--auth=trust'] : ['--auth-local=trust', '--auth-host=reject']
  const args = ['-D', draft, '--username=postgres', '--encoding=UTF8', '--locale=C', `--lc-ctype=${ctype}`]
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--text-search-config=simple', ...auth)
  const result = spawnSync(binaries.initdb, args, { ...childOptions(account, draft), encoding: 'utf8' })
  return result.status === 0 ? undefined : (result.error?.message ?? result.stderr)
}

function makeDraft(draft: string, account: Account | undefined): void {
  // What an interrupted first start left: never used, and we hold the owner lock.
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (account) chownSync(draft, account.uid, account.gid)
}

function makeCluster(binaries: Binaries, draft: string, account: Account | undefined): void {
  let fault: string | undefined
  for (const ctype of CTYPES) {
    makeDraft(draft, account)
    fault = initdb(binaries, draft, ctype, account)
    if (fault === undefined) break
  }
  if (fault !== undefined) throw new EmbeddedPostgresError('initdb_failed', `initdb could not make a cluster: ${fault}`)
  appendFileSync(join(draft, 'postgresql.conf'), `\ninclude = '${SETTINGS_FILE}'\n`)
}

function assertMajor(data: string, version: string): void {
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (version.startsWith(`${major}.`)) return
  throw new EmbeddedPostgresError(
    'major_version',
    `The data in ${data} was made by Postgres ${major}; the binaries are ${version}. ` +
      `Start the older release once more to export it, or move the folder away to begin afresh.`,
  )
}

/** The cluster appears under its final name only when it is whole: a crash at any point leaves nothing to repair. */
export function initialiseCluster(binaries: Binaries, data: string, account: Account | undefined): 'made' | 'found' {
  if (existsSync(join(data, 'PG_VERSION'))) {
    assertMajor(data, binaries.version)
    return 'found'
  }
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new EmbeddedPostgresError('directory_not_ours', `${data} holds files but no Postgres cluster. Move it away.`)
  }
  makeCluster(binaries, `${data}.init`, account)
  rmSync(data, { recursive: true, force: true })
  renameSync(`${data}.init`, data)
  return 'made'
}
