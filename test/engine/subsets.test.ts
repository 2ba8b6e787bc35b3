import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EngineWorld, openEngineWorld } from './engine-world.ts'

let world: EngineWorld
const SHAPE = 'table=items&offset=-1&log=changes_only'

beforeAll(async () => {
  world = await openEngineWorld()
  await world.sql(`
    create type mood as enum ('sad', 'ok');
    create table items(id int primary key, m mood, t text);
    insert into items values (1, 'ok', '1'), (2, 'sad', 'two')`)
})

afterAll(() => world.close())

async function idsOf(query: string): Promise<string[]> {
  const { text, headers } = await world.ask(`${SHAPE}&${query}`)
  expect(headers['electric-snapshot']).toBe('true')
  return (JSON.parse(text).data as { value: { id: string } }[]).map(({ value }) => value.id)
}

test('[EN63] whatever stands under subset is answered with one, in either spelling', async () => {
  expect(await idsOf('subset__where_expr={}')).toHaveLength(2)
  expect(await idsOf('subset[order_by]=id desc&subset[limit]=1')).toEqual(['2'])
  expect(await idsOf('subset[where]=id=$1&subset[params][1]=1')).toEqual(['1'])
})

test('[EN63] a list is no subset, and not none either', async () => {
  const { status, text } = await world.ask(`${SHAPE}&subset[]=x`)
  expect({ status, errors: JSON.parse(text).errors }).toEqual({ status: 400, errors: { subset: ['is invalid'] } })
})

test('[EN70] a clause of a subset may compare an enum with a text, one of a shape may not', async () => {
  expect(await idsOf("subset__where=m = 'ok'")).toEqual(['1'])
  expect(await idsOf('subset__where=m in ($1)&subset__params={"1":"sad"}')).toEqual(['2'])
  expect((await world.ask("table=items&offset=-1&where=m = 'ok'")).status).toBe(400)
})

test('[EN70] clauses as client libraries write them are taken: like and ilike as functions', async () => {
  expect(await idsOf('subset__where=like("t", $1)&subset__params={"1":"t%25"}')).toEqual(['2'])
  expect(await idsOf('subset__where=ilike("t", $1)&subset__params={"1":"T%25"}')).toEqual(['2'])
})

test('[EN70] a clause of a subset asks no other table', async () => {
  const { text } = await world.ask(`${SHAPE}&subset__where=id in (select id from items)`)
  expect(JSON.parse(text).errors).toEqual({ subset: { where: ['Subqueries are not allowed in subsets'] } })
})

test('[EN63] of a wrong order and a wrong clause the order is told', async () => {
  const { text } = await world.ask(`${SHAPE}&subset__where=nope=1&subset__order_by=none`)
  expect(JSON.parse(text).errors).toEqual({ subset: { order_by: ['At location 18: unknown reference none'] } })
})

test('[EN47] a text that a subset cannot read is told in the words of Postgres alone', async () => {
  const { status, text } = await world.ask(`${SHAPE}&subset__where=t::int = 1`)
  expect(status).toBe(400)
  expect(JSON.parse(text).errors).toEqual({ subset: { where: 'invalid input syntax for type integer: "two"' } })
})
