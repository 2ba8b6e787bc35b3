import { afterEach, beforeEach, expect, test } from 'vitest'
import { jobSchedule } from '../../server/jobs/job-schedule.ts'
import { jobTasks } from '../../server/jobs/job-tasks.ts'
import { eventually } from './eventually.ts'
import { JobWorld } from './job-world.ts'

let jobs: JobWorld
beforeEach(async () => {
  jobs = await JobWorld.create()
})
afterEach(() => jobs.close())

test('every scheduled task exists, waits at most once and never runs beside itself', () => {
  for (const item of jobSchedule) {
    expect(Object.keys(jobTasks)).toContain(item.task)
    expect(item.options).toMatchObject({ jobKey: item.task, queueName: item.task })
  }
})

test('a turn of the clock is taken once by two workers', async () => {
  const turns: string[] = []
  const tasks = {
    turn: async (_context: unknown, payload: unknown) =>
      void turns.push((payload as { _cron: { ts: string } })._cron.ts),
  }
  const schedule = [{ task: 'turn', match: '* * * * *', options: { backfillPeriod: 600_000 } }]
  // Known since ten minutes ago: both workers find ten turns to make up for as they start.
  await jobs.world.root.query(
    `insert into graphile_worker._private_known_crontabs (identifier, known_since) values ('turn', now() - interval '10 minutes')`,
  )
  await Promise.all([jobs.start({ tasks, schedule }), jobs.start({ tasks, schedule })])
  await eventually('ten turns', async () => turns.length >= 9)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(new Set(turns).size).toBe(turns.length)
})

test('at start the days and partitions are made without waiting for the night', async () => {
  await jobs.world.addBranch()
  await jobs.world.root.query('delete from app.branch_days')
  await jobs.start({ schedule: jobSchedule })
  await eventually('days and partitions', async () => {
    const { rows } = await jobs.world.root.query(
      `select (select count(*) from app.branch_days)::int as days,
         (select count(*) from pg_inherits i join pg_class c on c.oid = i.inhparent
           where c.relname in ('tickets_archive', 'ticket_events_archive', 'commands_archive') and c.relkind = 'p')::int as partitions`,
    )
    return rows[0].days > 60 && rows[0].partitions === 12
  })
})

test('all tasks run on an empty installation and on one with a branch', async () => {
  const started = await jobs.start()
  for (const round of ['empty', 'with a branch']) {
    for (const { task } of jobSchedule) await jobs.add(task, {}, 1)
    await eventually(`all done, ${round}`, async () => {
      const { rows } = await jobs.world.root.query('select count(*)::int as n from graphile_worker.jobs')
      return rows[0].n === 0
    })
    await jobs.world.addBranch()
  }
  expect(started.isAlive()).toBe('ok')
})

test('a stopped worker says so, and stopping leaves no job locked', async () => {
  let isStarted = false
  const started = await jobs.start({
    tasks: {
      long: async ({ signal }) => {
        isStarted = true
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    },
  })
  await jobs.add('long')
  await eventually('the job runs', async () => isStarted)
  await started.stop()
  expect(started.isAlive()).toEqual({ fault: 'stopped' })
  const { rows } = await jobs.world.root.query('select attempts, locked_at from graphile_worker.jobs')
  expect(rows).toEqual([{ attempts: 1, locked_at: null }])
})
