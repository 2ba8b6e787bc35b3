import { resolve } from 'node:path'
import { migrate } from '../../sql/migrate/migrate.ts'
import type { Row } from '../conformance/client/client-world.ts'
import { OutsideCluster } from '../operations/outside-cluster.ts'
import { runServer, type ServerProcess } from '../setup/run-server.ts'

const SOURCE = [process.execPath, '--import', 'tsx', resolve(import.meta.dirname, 'source-process.ts')]

export const APP_SECRET = 's'.repeat(48)

export type ShapesWorld = {
  readonly cluster: OutsideCluster
  rows(): Promise<Row[]>
  sql(text: string): Promise<void>
  /** A process with nothing but a source of shapes. */
  source(environment?: Record<string, string>): ServerProcess
  /** A whole server. */
  server(environment?: Record<string, string>): ServerProcess
  holder(): Promise<{ hold_id: string; address: string } | undefined>
  close(): Promise<void>
}

/** A Postgres of its own with the whole database and one more published table, which tests write as they like. */
export async function openShapesWorld(): Promise<ShapesWorld> {
  const cluster = new OutsideCluster()
  await cluster.create()
  await migrate({ connection: { connectionString: cluster.url() } })
  await cluster.root.query(`
    create table public.items (id int primary key, title text not null);
    alter table public.items replica identity full;
    alter publication blesaf add table public.items;
    alter publication electric_publication_blesaf add table public.items;
    grant usage on schema public to blesaf_replication;
    grant select on public.items to blesaf_replication;
    insert into public.items select n, 'title ' || n from generate_series(1, 5) n`)
  const started: ServerProcess[] = []
  const run = (environment: Record<string, string>, command?: readonly string[]): ServerProcess => {
    const server = runServer(
      { DATABASE_URL: cluster.url(), APP_SECRET, DEMO: '1', ...environment },
      command === undefined ? {} : { command, cwd: resolve(import.meta.dirname, '../..') },
    )
    started.push(server)
    return server
  }
  return {
    cluster,
    rows: async () => (await cluster.root.query<Row>('select id, title from public.items')).rows,
    sql: async (text) => void (await cluster.root.query(text)),
    source: (environment = {}) => run(environment, SOURCE),
    server: (environment = {}) => run(environment),
    async holder() {
      const { rows } = await cluster.root.query<{ hold_id: string; address: string }>(
        `select h.hold_id, h.address from app_private.engine_holder h
          where app_private.holds_lock(1651271027, 1701734254, h.backend_pid)`,
      )
      return rows[0]
    },
    async close() {
      for (const { child } of started) child.kill('SIGKILL')
      await cluster.remove()
    },
  }
}

export async function readiness(base: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${base}/health/ready`)
  return { status: answer.status, text: await answer.text() }
}
