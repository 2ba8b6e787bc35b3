import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { EmbeddedConnection } from '../../server/postgres/embedded-postgres.ts'
import { readPostmaster } from '../../server/postgres/read-postmaster.ts'
import { stopPostmaster } from '../../server/postgres/stop-postmaster.ts'
import { CLUSTER_PREFIX } from '../setup/sweep-clusters.ts'

export const isRoot = process.getuid?.() === 0

/** What a server process reports about itself, and the process. */
export type Server = { child: ChildProcess; ready: Ready; log: () => string }
type Ready = { data: string; postmaster: number; connection: EmbeddedConnection }
type Outcome = Ready | { code: string; message: string }

const SCRIPT = resolve(import.meta.dirname, 'server-process.ts')

export function canRunUs(uid: number): boolean {
  const read = `require('fs').readFileSync(${JSON.stringify(SCRIPT)})`
  return spawnSync(process.execPath, ['-e', read], { uid, gid: uid, cwd: '/', stdio: 'ignore' }).status === 0
}

export function aFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), CLUSTER_PREFIX))
  chmodSync(folder, mode)
  return folder
}

/** Ends whatever still runs on the data (a killed server's orphan too) before the folder goes. */
export async function removeFolder(folder: string, data = join(folder, 'postgres')): Promise<void> {
  const state = readPostmaster(data)
  if (state.kind === 'alive') await stopPostmaster(state.postmaster.pid, () => undefined)
  rmSync(folder, { recursive: true, force: true })
}

type SpawnServer = { environment?: NodeJS.ProcessEnv; uid?: number }

async function outcomeOf(child: ChildProcess, log: () => string): Promise<Outcome> {
  const answer = once(child, 'message').then(([message]) => message as Outcome)
  const death = once(child, 'exit').then(([code]) => {
    throw new Error(`the server process ended (${code}) before it reported:\n${log()}`)
  })
  return Promise.race([answer, death])
}

function spawnProcess(
  directory: string,
  { environment, uid }: SpawnServer,
): { child: ChildProcess; log: () => string } {
  let text = ''
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, directory], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: environment ?? process.env,
    ...(uid !== undefined && { uid, gid: uid }),
  })
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
  return { child, log: () => text }
}

export async function startServer(directory: string, options: SpawnServer = {}): Promise<Server> {
  const { child, log } = spawnProcess(directory, options)
  const outcome = await outcomeOf(child, log)
  if ('code' in outcome) throw new Error(`${outcome.code}: ${outcome.message}\n${log()}`)
  return { child, ready: outcome, log }
}

export async function startRefused(directory: string): Promise<{ code: string; message: string }> {
  const { child, log } = spawnProcess(directory, {})
  const ended = once(child, 'exit')
  const outcome = await outcomeOf(child, log)
  if (!('code' in outcome)) throw new Error('the server started although it must not')
  await ended
  return outcome
}

export async function end(server: Server, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(server.child, 'exit')
  server.child.kill(signal)
  const [code] = await ended
  return code
}

export async function query<Row extends pg.QueryResultRow>(server: Server, text: string): Promise<Row[]> {
  const client = new pg.Client(server.ready.connection)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
