import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from './eventually.ts'
import { JobWorld } from './job-world.ts'

let jobs: JobWorld

beforeAll(async () => {
  jobs = await JobWorld.create()
})
afterAll(() => jobs.close())

it('[ID16] counts whose window is over are forgotten, all of them, and no other', async () => {
  await jobs.world.root.query(`
    insert into limits.counts (key, points, expire)
    select 'over:' || n, 1, (extract(epoch from now()) * 1000)::bigint - 1000 from generate_series(1, 12000) n
    union all select 'open', 1, (extract(epoch from now()) * 1000)::bigint + 60000
    union all select 'endless', 1, null`)
  await jobs.start()
  await jobs.add('forget_counts')
  const keys = await eventually('the rest', async () => {
    const { rows } = await jobs.world.root.query<{ key: string }>('select key from limits.counts order by key limit 3')
    return rows.length < 3 && rows.map(({ key }) => key)
  })
  expect(keys).toEqual(['endless', 'open'])
})
