import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type { EmbeddedConnection, EmbeddedPostgres } from '../../server/postgres/embedded-postgres.ts'
import { readPostmaster } from '../../server/postgres/read-postmaster.ts'
import { startEmbeddedPostgres } from '../../server/postgres/start-embedded-postgres.ts'
import { removeAtExit } from './remove-at-exit.ts'
import { CLUSTER_PREFIX, sweepClusters } from './sweep-clusters.ts'
import { TEMPLATE_DATABASE } from './template-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: Pick<EmbeddedConnection, 'host' | 'port'>
  }
}

type Migrate = (options: { connection: pg.ClientConfig }) => Promise<{ applied: string[] }>

const SQL_DIRECTORY = resolve(import.meta.dirname, '../../sql')

/** Nothing here outlives the run, so nothing is worth waiting for a disk. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  logging_collector: false,
  // The order of commits is what tells whether a transaction could have seen another one's rows.
  track_commit_timestamp: 'on',
}

async function makeTemplate(cluster: EmbeddedPostgres): Promise<void> {
  const admin = new pg.Client(cluster.connection('postgres', 'postgres'))
  await admin.connect()
  await admin.query(`create database ${TEMPLATE_DATABASE}`)
  await admin.end()
  const path = resolve(SQL_DIRECTORY, 'migrate/migrate.ts')
  if (!existsSync(path) || !existsSync(resolve(SQL_DIRECTORY, 'roles.sql'))) return
  const { migrate } = (await import(pathToFileURL(path).href)) as { migrate: Migrate }
  await migrate({ connection: cluster.connection('postgres', TEMPLATE_DATABASE) })
}

/** One throw-away cluster for the whole run, migrated once; each test file copies the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepClusters()
  const folder = mkdtempSync(join(tmpdir(), CLUSTER_PREFIX))
  // As root, Postgres runs under another account, which must be able to pass.
  chmodSync(folder, 0o711)
  const log = (): void => undefined
  const cluster = await startEmbeddedPostgres({ directory: join(folder, 'postgres'), log, settings: SETTINGS })
  const state = readPostmaster(cluster.data)
  const forget = state.kind === 'alive' ? removeAtExit(state.postmaster.pid, folder) : () => undefined
  const teardown = async (): Promise<void> => {
    forget()
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await makeTemplate(cluster)
  } catch (error) {
    await teardown()
    throw error
  }
  const { host, port } = cluster.connection('postgres', 'postgres')
  project.provide('cluster', { host, port })
  return teardown
}
