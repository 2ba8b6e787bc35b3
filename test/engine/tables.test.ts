import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, after, catchUp, type EngineWorld, openEngineWorld } from './engine-world.ts'

const WAIT_MS_MAX = 10_000
const LOOK_MS = 10

let world: EngineWorld

beforeAll(async () => {
  world = await openEngineWorld({ limits: { catalogAgeMs: 50, tableLockMs: 200 } })
})

afterAll(() => world.close())

async function eventually(query: string, isWanted: (answer: Answer) => boolean): Promise<Answer> {
  const endsAt = performance.now() + WAIT_MS_MAX
  for (;;) {
    const answer = await world.ask(query)
    if (isWanted(answer)) return answer
    if (performance.now() > endsAt) throw new Error(`still ${answer.status} ${answer.text}`)
    // What is waited for needs the processor too.
    await sleep(LOOK_MS)
  }
}

test('[EN23] a first use publishes the table with whole old rows', async () => {
  await world.sql('create table fresh(id int primary key)')
  expect((await world.ask('table=fresh&offset=-1')).status).toBe(200)
  const { rows } = await world.sql(
    `select c.relreplident, p.pubname from pg_class c join pg_publication_rel r on r.prrelid = c.oid
       join pg_publication p on p.oid = r.prpubid where c.relname = 'fresh'`,
  )
  expect(rows).toEqual([{ relreplident: 'f', pubname: 'blesaf_engine' }])
})

test('[EN24] a table that another transaction holds is waited for, then refused for now', async () => {
  await world.sql('create table held(id int primary key)')
  const holder = await world.database.pool('postgres', 1).connect()
  await holder.query('begin; insert into held values (1)')
  expect(await world.ask('table=held&offset=-1')).toMatchObject({
    status: 503,
    headers: { 'retry-after': '10', 'electric-internal-known-error': 'true' },
    text: '{"message":"Snapshot timed out while waiting for a table lock"}',
  })
  await holder.query('commit')
  holder.release()
  expect((await world.ask('table=held&offset=-1')).messages).toHaveLength(2)
})

test('[EN95] a table that is made anew under its name is noticed, though nobody writes', async () => {
  await world.sql('create table again(id int primary key); insert into again values (1)')
  const first = await world.ask('table=again&offset=-1')
  await world.sql('drop table again; create table again(id int primary key); insert into again values (5)')
  await eventually(`table=again&${after(first)}`, ({ status }) => status === 409)
  const fresh = await world.ask('table=again&offset=-1')
  expect(fresh.messages[0]?.value).toEqual({ id: '5' })
  await world.sql('drop table again')
  await eventually('table=again&offset=-1', ({ status }) => status === 400)
})

test('[EN96] a new column ends shapes of all columns, and leaves those that name theirs', async () => {
  await world.sql('create table wide(id int primary key, a text); insert into wide values (1, $$a$$)')
  const all = await world.ask('table=wide&offset=-1')
  const some = await world.ask('table=wide&columns=id,a&offset=-1')
  await world.sql('alter table wide add column b text')
  await world.sql('insert into wide values (2, $$a$$, $$b$$)')
  await eventually(`table=wide&${after(all)}`, ({ status }) => status === 409)
  const rest = await eventually(`table=wide&columns=id,a&${after(some)}`, ({ messages }) => messages.length > 1)
  expect(rest.messages[0]?.value).toEqual({ a: 'a', id: '2' })
})

test('[EN26] a column that no change carries is in no shape, so that snapshot and log agree', async () => {
  await world.sql(
    'create table made(id int primary key, twice int generated always as (id * 2) stored, thrice int generated always as (id * 3) virtual)',
  )
  await world.sql('insert into made values (1)')
  const first = await world.ask('table=made&offset=-1')
  expect(first.messages[0]?.value).toEqual({ id: '1', twice: '2' })
  await world.sql('insert into made values (2)')
  const next = await eventually(`table=made&${after(first)}`, ({ messages }) => messages.length > 1)
  expect(next.messages[0]?.value).toEqual({ id: '2', twice: '4' })
})

test('[EN97] a replica identity that no longer tells old rows ends the table’s shapes', async () => {
  await world.sql('create table thin(id int primary key, a text); insert into thin values (1, $$a$$)')
  const first = await world.ask('table=thin&offset=-1')
  await world.sql('alter table thin replica identity default; update thin set a = $$b$$')
  await eventually(`table=thin&${after(first)}`, ({ status }) => status === 409)
  // The catalogue may have told it first: what the stream tells later ends the new shape once more.
  let fresh: Awaited<ReturnType<typeof catchUp>>
  do fresh = await catchUp(world, 'table=thin', undefined, new Map())
  while (fresh === 'must-refetch')
  await world.sql('update thin set a = $$c$$')
  const place = `table=thin&offset=${fresh.offset}&handle=${fresh.handle}`
  const next = await eventually(place, ({ messages }) => messages.length > 1)
  expect(next.messages[0]?.value).toEqual({ a: 'c', id: '1' })
})

test('[EN98] rows of a partition that is added later reach the root’s shape by a new snapshot', async () => {
  await world.sql('create table parted(id int, region text, primary key (id, region)) partition by list (region)')
  await world.sql('create table parted_eu partition of parted for values in ($$eu$$)'.replaceAll('$$', "'"))
  await world.ask('table=parted&offset=-1')
  await world.sql("create table parted_us partition of parted for values in ('us')")
  await world.sql("insert into parted values (1, 'eu'), (2, 'us')")
  await eventually('table=parted&offset=-1', ({ messages }) => messages.length === 3)
  await world.sql("insert into parted values (3, 'us')")
  const rows = new Map<string, Record<string, string | null>>()
  await catchUp(world, 'table=parted', undefined, rows)
  expect([...rows.values()].map(({ id }) => id).sort()).toEqual(['1', '2', '3'])
})

test('[EN45] values read the same from the snapshot and from the log, save booleans', async () => {
  const columns = `id int primary key, ts timestamptz, iv interval, by bytea, f float8, c char(4), b bool, j jsonb`
  const values = `'2024-02-29 12:00+02', '1 year 2 days', '\\xdead', 0.1, 'ab', true, '{"b": 1, "a": "é"}'`
  await world.sql(`create table kinds(${columns}); insert into kinds values (1, ${values})`)
  await world.sql("alter database current set timezone to 'Asia/Tokyo'").catch(() => undefined)
  const first = await world.ask('table=kinds&offset=-1')
  await world.sql(`insert into kinds values (2, ${values})`)
  const next = await eventually(`table=kinds&${after(first)}`, ({ messages }) => messages.length > 1)
  expect(first.messages[0]?.value).toEqual({
    id: '1',
    ts: '2024-02-29 10:00:00+00',
    iv: 'P1Y2D',
    by: '\\xdead',
    f: '0.1',
    c: 'ab  ',
    b: 'true',
    j: '{"a": "é", "b": 1}',
  })
  expect(next.messages[0]?.value).toEqual({ ...first.messages[0]?.value, id: '2', b: 't' })
})

test('[EN76] without a primary key all columns make the key, in the order of their names, and none can be left out', async () => {
  await world.sql("create table loose(z int, a text, m int); insert into loose values (1, 'x', null)")
  const first = await world.ask('table=loose&offset=-1')
  await world.sql("insert into loose values (2, 'y', 3)")
  const next = await eventually(`table=loose&${after(first)}`, ({ messages }) => messages.length > 1)
  expect([first.messages[0]?.key, next.messages[0]?.key]).toEqual([
    '"public"."loose"/"x"/_/"1"',
    '"public"."loose"/"y"/"3"/"2"',
  ])
  const { errors } = JSON.parse((await world.ask('table=loose&columns=a&offset=-1')).text)
  expect(errors).toEqual({ columns: ['The list of columns must include all primary key columns, missing: m, z'] })
})

test('[EN22] a table without columns counts as none', async () => {
  await world.sql('create table void()')
  expect((await world.ask('table=void&offset=-1')).status).toBe(400)
})

test('[EN99] a table that is taken out of the publication is noticed, and no write of the meantime is missing', async () => {
  await world.sql('create table left_out(id int primary key); insert into left_out values (1)')
  const first = await world.ask('table=left_out&offset=-1')
  await world.sql('alter publication blesaf_engine drop table left_out; insert into left_out values (2)')
  await eventually(`table=left_out&${after(first)}`, ({ status }) => status === 409)
  const fresh = await world.ask('table=left_out&offset=-1')
  expect(fresh.messages.map(({ value }) => value?.id)).toEqual(['1', '2', undefined])
  await world.sql('insert into left_out values (3)')
  const rows = new Map()
  await catchUp(world, 'table=left_out', undefined, rows)
  expect(rows.size).toBe(3)
})

test('[EN90] a null in a column that was not null ends the shape, whose clients would fail on it', async () => {
  await world.sql('create table strict(id int primary key, title text not null); insert into strict values (1, $$a$$)')
  const first = await world.ask('table=strict&offset=-1')
  await world.sql("insert into strict values (2, 'b')")
  expect((await eventually(`table=strict&${after(first)}`, ({ messages }) => messages.length > 1)).status).toBe(200)
  await world.sql('alter table strict alter title drop not null; insert into strict values (3, null)')
  await eventually(`table=strict&${after(first)}`, ({ status }) => status === 409)
  const fresh = await world.ask('table=strict&offset=-1')
  expect(JSON.parse(fresh.headers['electric-schema'] ?? '').title).toEqual({ type: 'text' })
  await world.sql('insert into strict values (4, null)')
  const more = await eventually(`table=strict&${after(fresh)}`, ({ messages }) => messages.length > 1)
  expect(more.messages[0]?.value).toEqual({ id: '4', title: null })
})

test('[EN44] rows of a table that inherits are in its own shape alone, in snapshot and log alike', async () => {
  await world.sql('create table mother(id int primary key); create table child() inherits (mother)')
  await world.sql('insert into mother values (1); insert into child values (2)')
  const rows = new Map()
  const place = await catchUp(world, 'table=mother', undefined, rows)
  if (place === 'must-refetch') throw new Error('the shape was dropped')
  await world.sql('insert into mother values (3); insert into child values (4); update mother set id = id + 10')
  await catchUp(world, 'table=mother', place, rows)
  expect([...rows.values()].map(({ id }) => id).sort()).toEqual(['11', '13'])
})

test('[EN98] so do those of the first partition of a root that had none', async () => {
  await world.sql('create table bare(id int primary key) partition by range (id)')
  const first = await world.ask('table=bare&offset=-1')
  expect(first.messages).toHaveLength(1)
  await world.sql('create table bare_1 partition of bare for values from (0) to (100); insert into bare values (1)')
  await eventually(`table=bare&${after(first)}`, ({ status }) => status === 409)
  expect((await world.ask('table=bare&offset=-1')).messages[0]?.value).toEqual({ id: '1' })
})
