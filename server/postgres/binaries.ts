import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { childOptions } from './child-options.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { SYSTEM_HOME } from './place-data.ts'

export type Binaries = { initdb: string; postgres: string; version: string }

type Package = { root: string; name: string; version: string }

function findPackage(): Package {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `${platform}-${process.arch}`
  try {
    // The platform's package is a dependency of embedded-postgres, not ours: it is looked up from there.
    const parent = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const root = dirname(dirname(parent.resolve(`@embedded-postgres/${name}`)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { root, name, version }
  } catch (cause) {
    const message =
      `No Postgres binaries for ${name} are installed. Run "npm ci" again without --omit=optional, ` +
      'or set DATABASE_URL to a Postgres of your own (17 or newer).'
    throw new EmbeddedPostgresError('binaries_missing', message, { cause })
  }
}

/** npm carries no symbolic links; the package lists them and makes them in an install script, which we do not run. */
function hydrate(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, target)
    try {
      symlinkSync(relative(dirname(path), join(root, source)), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  for (const name of ['initdb', 'postgres']) chmodSync(join(root, 'native', 'bin', name), 0o755)
}

/** Running the binary as the account is the one honest test: it sees closed folders, noexec, missing libraries, musl. */
function tryBinaries(root: string, account: Account | undefined): Binaries | { fault: string } {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => join(root, 'native', 'bin', name + suffix))
  const cwd = process.platform === 'win32' ? root : '/'
  const result = spawnSync(postgres as string, ['--version'], { ...childOptions(account, cwd), encoding: 'utf8' })
  const version = /(\d+\.\d+)/.exec(result.stdout ?? '')?.[1]
  if (result.status === 0 && version) return { initdb: initdb as string, postgres: postgres as string, version }
  return { fault: result.error?.message ?? result.stderr }
}

async function copyTo(home: string, from: Package): Promise<string> {
  const root = join(home, `binaries-${from.name}-${from.version}`)
  if (existsSync(root)) return root
  const draft = `${root}.${process.pid}`
  await mkdir(draft, { recursive: true, mode: 0o755 })
  await cp(join(from.root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  hydrate(draft)
  // Two first starts may copy at once; the one that comes second keeps what the first has put there.
  await rename(draft, root).catch(() => rm(draft, { recursive: true }))
  return root
}

export async function prepareBinaries(data: string, account: Account | undefined): Promise<Binaries> {
  const found = findPackage()
  try {
    hydrate(found.root)
  } catch (error) {
    // A read-only installation: the copy below gets the links.
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  const inPlace = tryBinaries(found.root, account)
  if (!('fault' in inPlace)) return inPlace
  const copy = tryBinaries(await copyTo(account ? SYSTEM_HOME : dirname(data), found), account)
  if (!('fault' in copy)) return copy
  throw new EmbeddedPostgresError(
    'binaries_do_not_run',
    `The Postgres binaries do not run here (they need glibc 2.27 or newer): ${copy.fault}`,
  )
}
