import { chownSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { acquireOwnerLock } from '../bootstrap/owner-lock.mjs'
import { type Account, findAccount } from './account.ts'
import { prepareBinaries } from './binaries.ts'
import { type ClusterSettings, renderClusterSettings } from './cluster-settings.ts'
import { connector, type EmbeddedPostgres } from './embedded-postgres.ts'
import { endOrphan } from './end-orphan.ts'
import { findFreePort } from './find-free-port.ts'
import { initialiseCluster, SETTINGS_FILE } from './initialise-cluster.ts'
import { joinRunning } from './join-running.ts'
import { keepRunning } from './keep-running.ts'
import { assertOwnData, placeData } from './place-data.ts'
import { makeSocketDirectory } from './socket-directory.ts'
import { type RunningPostmaster, startPostmaster } from './start-postmaster.ts'

export type EmbeddedPostgresOptions = {
  /** The cluster's folder; where root cannot use it, a marker beside it names the one under /var/lib/blesaf. */
  directory: string
  log: (line: string) => void
  settings?: ClusterSettings
  /** What a second start is told about this one, for instance its address. */
  label?: string
  /** For tools: use the Postgres of a server that already runs here, and leave it running. */
  join?: boolean
  /** It ended and cannot be started again. */
  onLost?: (error: unknown) => void
}

async function writeSettings(data: string, account: Account | undefined, settings?: ClusterSettings): Promise<void> {
  const address =
    process.platform === 'win32'
      ? { loopbackPort: await findFreePort() }
      : { socketDirectory: makeSocketDirectory(data, account) }
  const path = join(data, SETTINGS_FILE)
  writeFileSync(path, renderClusterSettings(address, settings), { mode: 0o600 })
  if (account) chownSync(path, account.uid, account.gid)
}

type Cluster = { running: RunningPostmaster; restart: () => Promise<RunningPostmaster>; version: string }

async function bringUp(data: string, options: EmbeddedPostgresOptions): Promise<Cluster> {
  const { log } = options
  const account = findAccount(data)
  await endOrphan(data, log)
  const binaries = await prepareBinaries(data, account)
  if (initialiseCluster(binaries, data, account) === 'made')
    log(`made a Postgres ${binaries.version} cluster in ${data}`)
  await writeSettings(data, account, options.settings)
  const start = async (): Promise<RunningPostmaster> => {
    const running = await startPostmaster(binaries, data, account, log)
    const { pid } = running.postmaster
    log(`Postgres ${binaries.version} is ready (pid ${pid}${account ? `, account ${account.name}` : ''})`)
    return running
  }
  const restart = async (): Promise<RunningPostmaster> => {
    await endOrphan(data, log)
    return start()
  }
  return { running: await start(), restart, version: binaries.version }
}

function handle(
  data: string,
  { running, restart, version }: Cluster,
  { log, onLost = (error) => log(String(error)) }: EmbeddedPostgresOptions,
  release: () => void,
): EmbeddedPostgres {
  const end = keepRunning(running, { restart, log, onLost })
  const stop = async (): Promise<void> => {
    await end()
    release()
  }
  let stopped: Promise<void> | undefined
  return {
    ...connector(running.postmaster),
    version,
    data,
    stop: () => (stopped ??= stop()),
  }
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const data = placeData(resolve(options.directory), findAccount)
  assertOwnData(data)
  const lock = acquireOwnerLock(data, options.label)
  if (!lock.held) return joinRunning(data, lock.owner, options.join ?? false)
  try {
    return handle(data, await bringUp(data, options), options, lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}
