import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventually } from './eventually.ts'
import { JobWorld } from './job-world.ts'

let jobs: JobWorld
beforeEach(async () => {
  jobs = await JobWorld.create()
})
afterEach(() => jobs.close())

const dead = async () => (await jobs.worker.query('select * from app.dead_jobs()')).rows
/** As an operator does. */
async function retry(id: unknown): Promise<void> {
  const { root, api } = jobs.world
  const { rows } = await root.query(
    `with operator as (
       insert into app.staff (tenant_id, name, role) select t.id, 'operator', 'operator' from app.tenants t where t.is_platform
       returning id, tenant_id)
     insert into app.staff_sessions (id, tenant_id, staff_id, started_at, expires_at)
     select uuidv7(), o.tenant_id, o.id, now(), now() + interval '1 hour' from operator o returning id, tenant_id`,
  )
  await api.query('select app.retry_dead_job($1, $2, $3)', [rows[0].tenant_id, rows[0].id, id])
}
const counts = async () => (await jobs.world.api.query('select * from app.job_counts()')).rows[0]

test('a task that fails twice succeeds at the third attempt, after a growing wait', async () => {
  let runs = 0
  const waits: number[] = []
  await jobs.start({
    tasks: {
      flaky: async () => {
        runs += 1
        if (runs < 3) throw new Error('not yet')
      },
    },
  })
  await jobs.add('flaky')
  for (const run of [1, 2]) {
    const wait = await eventually(`failure ${run}`, async () => {
      const { rows } = await jobs.world.root.query(
        `select extract(epoch from run_at - now())::float as wait_s from graphile_worker.jobs
         where attempts = $1 and locked_at is null`,
        [run],
      )
      return rows[0]?.wait_s as number | undefined
    })
    waits.push(wait)
    await jobs.hurry()
  }
  await eventually('success', async () => runs === 3 && (await counts()).jobs_ready === 0)
  expect(waits[1]).toBeGreaterThan((waits[0] ?? 0) * 2)
  expect(await dead()).toEqual([])
})

test('a dead letter is visible with a code only, and lives again when it is retried', async () => {
  let isBroken = true
  let runs = 0
  await jobs.start({
    tasks: {
      broken: async () => {
        runs += 1
        if (isBroken) throw new Error('no customer Amina at +216 98 123 456')
      },
    },
  })
  await jobs.add('broken', { ticket_id: 'secret-payload' }, 1)
  const letter = await eventually('a dead letter', async () => (await dead())[0])
  expect(letter).toMatchObject({ task: 'broken', attempts: 1, last_error: 'job_failed: Error' })
  expect(await counts()).toMatchObject({ jobs_dead: 1, jobs_ready: 0 })
  expect(JSON.stringify(letter)).not.toMatch(/Amina|98 123|secret-payload/)
  expect(jobs.lines.join()).not.toMatch(/98 123|secret-payload/)

  await jobs.hurry()
  await expect(retry(0)).rejects.toMatchObject({ message: 'not_found' })
  expect(runs).toBe(1)
  isBroken = false
  await retry(letter.id)
  await eventually('the retried run', async () => runs === 2 && (await dead()).length === 0)
})

test('an error of the database is told by its SQLSTATE, never by its words', async () => {
  await jobs.start({
    tasks: { wrong: async ({ pool }) => void (await pool.query(`select 'Amina'::uuid`)) },
  })
  await jobs.add('wrong', {}, 1)
  const letter = await eventually('a dead letter', async () => (await dead())[0])
  expect(letter.last_error).toBe('job_failed: 22P02')
  expect(jobs.lines.join()).not.toContain('Amina')
})

test('a repeated job keeps one dead letter at most, and none once it succeeds', async () => {
  let isBroken = true
  let runs = 0
  await jobs.start({
    tasks: {
      each_minute: async () => {
        runs += 1
        if (isBroken) throw new Error('broken')
      },
    },
    schedule: [{ task: 'each_minute', match: '0 0 1 1 *' }],
  })
  for (const run of [1, 2]) {
    await jobs.add('each_minute', {}, 1)
    await eventually(`death ${run}`, async () => runs === run && (await dead()).length === 1)
  }
  isBroken = false
  await jobs.add('each_minute', {}, 1)
  await eventually('success', async () => runs === 3 && (await dead()).length === 0)
})

test('a dead letter of a month ago is purged, a younger one is not', async () => {
  await jobs.add('nobody_runs_this', {}, 1)
  await jobs.add('nobody_runs_this', {}, 1)
  await jobs.world.root.query('update graphile_worker._private_jobs set attempts = max_attempts')
  await jobs.world.root.query(
    `update graphile_worker._private_jobs set updated_at = now() - interval '31 days'
     where id = (select min(id) from graphile_worker._private_jobs)`,
  )
  const { rows } = await jobs.worker.query('select app.forget_dead_jobs() as forgotten')
  expect(rows).toEqual([{ forgotten: 1 }])
  expect(await dead()).toHaveLength(1)
})

test('requests may see dead jobs for an operator only, and may not remove them or unlock workers', async () => {
  for (const call of [
    'app.dead_jobs()',
    'app.forget_dead_jobs()',
    `app.unlock_dead_workers('{}')`,
    'app.job_make_partitions()',
  ]) {
    await expect(jobs.world.api.query(`select ${call}`)).rejects.toMatchObject({ code: '42501' })
  }
})
