import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import type { World } from '../setup/world.ts'
import { median } from './statistics.ts'
import { callNext, fillLine, type Teller } from './tellers.ts'

const ROUNDS = 7
const CALLS_PER_ROUND = 1_000
const WARM_UP_CALLS = 200
/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10

/**
 * What row level security costs a call: processor time of the one backend that runs the calls, with the policies in force
 * and without, in alternating rounds on the same data.
 */
export async function measureRowSecurity(
  world: World,
  branch: Parameters<typeof fillLine>[1],
  teller: Teller,
): Promise<number> {
  await fillLine(world, branch, (CALLS_PER_ROUND + WARM_UP_CALLS) * ROUNDS * 2)
  await world.root.query('vacuum analyze app.tickets')
  const client = await world.api.connect()
  try {
    const withPolicies: number[] = []
    const without: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      withPolicies.push(await cpuPerCall(client, teller))
      await setRowSecurity(world.root, false)
      without.push(await cpuPerCall(client, teller))
      await setRowSecurity(world.root, true)
    }
    return median(withPolicies) / median(without)
  } finally {
    client.release()
  }
}

async function cpuPerCall(client: pg.PoolClient, teller: Teller): Promise<number> {
  const { rows } = await client.query('select pg_backend_pid() as pid')
  await callMany(client, teller, WARM_UP_CALLS)
  const before = await cpuMs(rows[0].pid)
  await callMany(client, teller, CALLS_PER_ROUND)
  return ((await cpuMs(rows[0].pid)) - before) / CALLS_PER_ROUND
}

async function callMany(client: pg.PoolClient, teller: Teller, count: number): Promise<void> {
  const { tenantId, deviceId, writerId } = teller.device
  for (let n = 0; n < count; n += 1) {
    await client.query({
      name: 'security',
      text: 'select app.push($1, $2, $3, $4, 1, null)',
      values: [tenantId, deviceId, writerId, JSON.stringify([callNext(teller)])],
    })
  }
}

async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The fields after the process name, which may hold blanks: user time is the 12th, system time the 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

async function setRowSecurity(root: pg.Pool, isOn: boolean): Promise<void> {
  const { rows } = await root.query(
    `select format('alter table %s %s row level security', c.oid::regclass, $1::text) as statement
     from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
       and exists (select from pg_policy p where p.polrelid = c.oid)`,
    [isOn ? 'enable' : 'disable'],
  )
  for (const { statement } of rows) await root.query(statement)
}
