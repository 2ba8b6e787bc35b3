import { afterEach, expect, test } from 'vitest'
import { type EngineWorld, openEngineWorld } from './engine-world.ts'

let world: EngineWorld | undefined

afterEach(async () => {
  await world?.close()
  world = undefined
})

test('[EN25] where migrations make the publication, a table outside of it is refused and stays outside', async () => {
  world = await openEngineWorld({ publication: 'made_before', managePublication: false })
  const { ask, sql } = world
  await sql('create table published(id int primary key); alter table published replica identity full')
  await sql('create table private(id int primary key); create publication made_before for table published')
  expect((await ask('table=published&offset=-1')).status).toBe(200)
  expect(await ask('table=private&offset=-1')).toMatchObject({
    status: 503,
    text: '{"message":"The table is not in the publication, or does not tell its whole old rows"}',
  })
  const { rows } = await sql("select tablename from pg_publication_tables where pubname = 'made_before'")
  expect(rows).toEqual([{ tablename: 'published' }])
})
