import { afterAll, expect, it } from 'vitest'
import { issueArgs, World } from '../../setup/world.ts'

const world = await World.create(1)
afterAll(() => world.close())

/** As many as the server puts into one run. */
const RUN = 200
const RUNS = 4

/** Rows of tickets that were read by walking over the whole table, as told by the one connection that pushes. */
async function walkedRows(): Promise<number> {
  await world.api.query('select pg_stat_force_next_flush()')
  const { rows } = await world.root.query<{ n: number }>(
    `select seq_tup_read::integer as n from pg_stat_user_tables where relid = 'app.tickets'::regclass`,
  )
  return rows[0]?.n ?? 0
}

it('a run costs no more at the end of the day, though its plans were made on the empty table of the morning', async () => {
  // Plans are made anew once autovacuum has looked at the table; here they are the morning's to the end.
  await world.root.query('alter table app.tickets set (autovacuum_enabled = false)')
  const branch = await world.addBranch()
  const day = await world.today(branch)
  const kiosk = await world.addDevice(branch, 'kiosk')
  const issueRun = async (run: number): Promise<void> => {
    const commands = Array.from({ length: RUN }, (_, at) => ({
      name: 'issue_ticket',
      kind: 'fact' as const,
      args: issueArgs(branch, day, run * RUN + at + 1),
    }))
    expect((await world.push(kiosk, commands)).rows.tickets).toHaveLength(RUN)
  }
  for (let run = 0; run < RUNS; run += 1) await issueRun(run)
  const before = await walkedRows()
  await issueRun(RUNS)
  expect((await walkedRows()) - before).toBe(0)
})
