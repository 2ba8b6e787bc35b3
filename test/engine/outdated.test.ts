import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EngineWorld, openEngineWorld } from './engine-world.ts'

let world: EngineWorld

beforeAll(async () => {
  world = await openEngineWorld()
})

afterAll(() => world.close())

test('[EN48] what the catalogue did not notice yet is 409 once, then judged as it is', async () => {
  await world.sql('create table going(id int primary key, a text)')
  await world.ask('table=going&offset=-1')
  await world.sql('alter table going rename column a to b')
  const first = await world.ask("table=going&offset=-1&where=a='x'")
  expect(first).toMatchObject({ status: 409, text: '[{"headers":{"control":"must-refetch"}}]' })
  expect(first.headers).not.toHaveProperty('electric-handle')
  expect(first.headers['cache-control']).toBe('public, max-age=1, must-revalidate')
  expect(await world.ask("table=going&offset=-1&where=a='x'")).toMatchObject({
    status: 400,
    text: '{"message":"Invalid request","errors":{"where":["At location 0: unknown reference a"]}}',
  })
  await world.sql('drop table going')
  expect((await world.ask("table=going&offset=-1&where=b='x'")).status).toBe(409)
  expect((await world.ask("table=going&offset=-1&where=b='x'")).status).toBe(400)
})

test('[EN48] so it is of subsets', async () => {
  await world.sql('create table shrinking(id int primary key, a text, b text)')
  const shape = 'table=shrinking&offset=-1&log=changes_only&columns=id,a'
  await world.ask(shape)
  await world.sql('alter table shrinking drop column b')
  expect((await world.ask(`${shape}&subset__where=b='x'`)).status).toBe(409)
  const second = await world.ask(`${shape}&subset__where=b='x'`)
  expect(second).toMatchObject({ status: 400, text: expect.stringContaining('unknown reference b') })
})
