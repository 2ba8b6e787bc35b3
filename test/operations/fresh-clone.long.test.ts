import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { processIdentity } from '../../server/bootstrap/process-identity.mjs'
import { readPostmaster } from '../../server/postgres/read-postmaster.ts'
import { aFolder, isRoot, removeFolder } from '../postgres/helpers.ts'
import { runServer, type ServerProcess } from '../setup/run-server.ts'

/** All dependencies are installed once, from npm's cache as far as it has them. */
const INSTALL_MS_MAX = 240_000
const ROOT = resolve(import.meta.dirname, '../..')
const NOT_CLONED = new Set(['.git', 'node_modules', '.data', '.build', '.env', 'dist'])

const folder = aFolder()
const clone = join(folder, 'clone')
const data = join(clone, '.data/postgres')
const started: ServerProcess[] = []
let systemData: string | undefined

afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  if (systemData !== undefined) await removeFolder(dirname(systemData), systemData)
  await removeFolder(folder, data)
  // All its dependencies go with it, many small files.
}, 60_000)

/** What a stranger gets. Without git's own record (an unpacked archive) the files themselves stand for it. */
function cloneHere(): void {
  const { status } = spawnSync('git', ['clone', '--quiet', '--no-hardlinks', ROOT, clone], { stdio: 'ignore' })
  if (status === 0) return
  cpSync(ROOT, clone, { recursive: true, filter: (path) => !NOT_CLONED.has(basename(path)) })
}

function npmStart(): ServerProcess {
  const environment = { npm_config_prefer_offline: 'true', npm_config_update_notifier: 'false' }
  const server = runServer(environment, { cwd: clone, command: ['npm', 'start'] })
  started.push(server)
  return server
}

async function expectItServesAndEnds(server: ServerProcess, data: string): Promise<void> {
  const ready = await fetch(`${await server.address()}/health/ready`)
  expect(await ready.json()).toMatchObject({ status: 'ok' })
  const state = readPostmaster(data)
  const postmaster = state.kind === 'alive' ? state.postmaster.pid : 0
  expect(processIdentity(postmaster)).toBeDefined()
  await server.end('SIGTERM')
  expect(processIdentity(postmaster)).toBeUndefined()
}

test(
  'a fresh clone without node_modules comes up by npm start alone and says what it does',
  async () => {
    cloneHere()
    expect(existsSync(join(clone, 'node_modules'))).toBe(false)
    const server = npmStart()
    await expectItServesAndEnds(server, data)
    const lines = server.said.words.split('\n')
    const told = [
      'installing the dependencies',
      'dependencies installed',
      'made a Postgres',
      'applying',
      'BléSaf is ready',
    ]
    const places = told.map((text) => lines.findIndex((line) => line.includes(text)))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  },
  INSTALL_MS_MAX,
)

/** A normal user's checkout is his own, so that for him there is nothing to see here. */
if (isRoot) {
  test('a checkout that only root may enter comes up too, with its data where Postgres may go', async () => {
    rmSync(join(clone, '.data'), { recursive: true })
    chmodSync(clone, 0o700)
    const server = npmStart()
    await server.address()
    systemData = JSON.parse(readFileSync(`${data}.location`, 'utf8')).data as string
    await expectItServesAndEnds(server, systemData)
  }, 60_000)
}
