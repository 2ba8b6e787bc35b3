import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventually } from './eventually.ts'
import { JobWorld } from './job-world.ts'

const SWEEP_MS = 300

let jobs: JobWorld
beforeEach(async () => {
  jobs = await JobWorld.create()
})
afterEach(() => jobs.close())

const lockedBy = async () =>
  (await jobs.world.root.query('select locked_by from graphile_worker._private_jobs')).rows[0]?.locked_by as
    | string
    | null

test('a job whose process is killed in the middle runs again elsewhere', async () => {
  const child = fork(
    resolve(import.meta.dirname, 'worker-process.ts'),
    [JSON.stringify(jobs.world.database.config('worker'))],
    {
      execArgv: ['--import', 'tsx'],
    },
  )
  const said = new Set<unknown>()
  child.on('message', (message) => said.add(message))
  await eventually('the child works', async () => said.has('ready'))
  await jobs.add('endless')
  await eventually('the job runs in the child', async () => said.has('begun'))
  child.kill('SIGKILL')
  await once(child, 'exit')
  const owner = await lockedBy()
  expect(owner).not.toBeNull()

  let runs = 0
  await jobs.start({ sweepMs: SWEEP_MS, tasks: { endless: async () => void runs++ } })
  await eventually('the job runs here', async () => runs === 1 && (await lockedBy()) === undefined)
})

test('a live worker keeps its job, however often others look', async () => {
  let runs = 0
  let finish = (): void => undefined
  const first = new Promise<void>((done) => {
    finish = done
  })
  const tasks = {
    slow: async () => {
      runs += 1
      await first
    },
  }
  await jobs.start({ sweepMs: SWEEP_MS, tasks })
  await jobs.start({ sweepMs: SWEEP_MS, tasks })
  await jobs.add('slow')
  await eventually('the job runs', async () => runs === 1)
  await new Promise((done) => setTimeout(done, SWEEP_MS * 5))
  expect(runs).toBe(1)
  finish()
})

test('a worker that loses every connection comes back, and is not taken for dead meanwhile', async () => {
  let runs = 0
  const started = await jobs.start({ sweepMs: SWEEP_MS, tasks: { quick: async () => void runs++ } })
  await jobs.world.root.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'blesaf_worker' and datname = current_database()`,
  )
  await jobs.add('quick')
  // Once or twice: the word that it is done may have been on a connection that was cut.
  await eventually('the job runs after the loss', async () => runs >= 1)
  await eventually('the proof of life is back', async () => {
    const { rows } = await jobs.world.root.query(
      `select 1 from pg_locks l join pg_database d on d.oid = l.database
       where d.datname = current_database() and locktype = 'advisory' and classid = 1112757075`,
    )
    return rows.length === 1
  })
  expect(started.isAlive()).toBe('ok')
})

test('workers that the library gave up, for it could not write how a job ended, are begun anew, and the job runs again', async () => {
  const { root } = jobs.world
  await root.query(`
    create function public.refuse_to_forget() returns trigger language plpgsql as $$ begin raise exception 'away'; end $$;
    create trigger refuse before delete on graphile_worker._private_jobs for each row execute function public.refuse_to_forget()`)
  let runs = 0
  const started = await jobs.start({ sweepMs: SWEEP_MS, tasks: { quick: async () => void runs++ } })
  await jobs.add('quick')
  await eventually('the workers are given up', async () =>
    jobs.lines.some((line) => line.includes('the workers stopped; they are started anew')),
  )
  await root.query('drop function public.refuse_to_forget cascade')
  await eventually('the job is done', async () => runs >= 2 && (await lockedBy()) === undefined)
  expect(started.isAlive()).toBe('ok')
})

test('a worker that cannot look at the database for long says so', async () => {
  let now = 0
  const started = await jobs.start({ clock: () => now, sweepMs: 60_000, tasks: { quick: async () => undefined } })
  expect(started.isAlive()).toBe('ok')
  now = 6 * 60_000
  expect(started.isAlive()).toEqual({ fault: 'database not reachable' })
})
