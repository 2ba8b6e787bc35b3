import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { joinAnswer } from '../../sync/join/join-answer.ts'
import { JoinWorld } from './join-world.ts'

let world: JoinWorld
beforeAll(async () => {
  world = await JoinWorld.open()
})
afterAll(() => world.close())

/** The answer of a branch may be ten seconds old: another server has not answered yet. */
async function freshly(): Promise<JoinWorld['read']> {
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 20_000)
  return world.read.bind(world)
}

it('[Q12] a branch is told with what may be joined from afar, and nothing else', async () => {
  const { status, body, headers } = await world.read()
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(joinAnswer.parse(body)).toEqual(body)
  expect(body.services).toMatchObject([{ closed: null, waiting: 0, closing: 'join' }])
  expect(body).toMatchObject({ arrival: 'none', takes_position: false, classes: [] })
  expect(JSON.stringify(body)).not.toContain(await world.service('B'))
})

it('[Q12] it is computed once in some seconds, however many ask', async () => {
  const asked = vi.spyOn(world.server.pools.api, 'query')
  await Promise.all(Array.from({ length: 50 }, () => world.read()))
  expect(asked.mock.calls.filter(([question]) => JSON.stringify(question).includes('public_branch'))).toEqual([])
  asked.mockRestore()
})

it('[ID17] a branch that nobody has, one that has published nothing, and nonsense', async () => {
  const { branchId } = await world.server.world.addBranch()
  expect((await world.read(randomUUID())).status).toBe(404)
  expect((await world.read(branchId)).status).toBe(404)
  for (const bad of ['x', '%00', `${randomUUID()}%20`]) expect([400, 404]).toContain((await world.read(bad)).status)
})

it('[Q12] nobody gives themselves a class, unless the tenant lets them; then the page offers them', async () => {
  const class_id = await world.bank.idOf('priority_classes', `code = 'e'`)
  expect(await world.checkIn({ class_id })).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
  await world.publish({ web_classes: true })
  expect(await world.checkIn({ class_id })).toMatchObject({ status: 200 })
  const read = await freshly()
  expect((await read()).body.classes).toMatchObject([{ id: class_id }])
})

it('[AR4] beyond the share of those who come it is refused with when to try again, in the language asked for', async () => {
  await world.publish({ web_line_percent: 1 })
  const answer = await world.checkIn()
  expect(answer).toMatchObject({ status: 409, body: { code: 'walk_ins_first', details: { retry_minutes: 10 } } })
  expect(answer.body.message).toMatch(/10/)
  await world.publish({ web_line_percent: 100 })
})

it('[WT19] shortly before closing who would join is warned or refused by the tenant’s rule; who is in line is not', async () => {
  const { root } = world.server.world
  const client_id = randomUUID()
  const before = await world.checkIn({ client_id })
  expect(before.status).toBe(200)
  // A service of two hours never ends before this closing.
  const inAnHour = new Date(Date.now() + 3_600_000)
  const { rows } = await root.query(
    `select to_char(app.now() at time zone 'Africa/Tunis', 'HH24') as hour, to_char($1::timestamptz at time zone 'Africa/Tunis', 'HH24:MI') as till`,
    [inAnHour.toISOString()],
  )
  const span = Number(rows[0].hour) < 5 || rows[0].till < '05:00' ? undefined : [{ from: '04:30', to: rows[0].till }]
  if (span === undefined) return
  const hours = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, span]))
  await root.query('select 1')
  for (const rule of ['off', 'warn', 'refuse'] as const) {
    await world.publish({ web_closing_rule: rule }, { calendar: { hours } })
    await root.query(
      `update app.branch_configs set document = jsonb_set(document, '{services,0,expected_service_s}', '7200') where branch_id = $1`,
      [world.bank.branchId],
    )
    await root.query(`update app.counters set state = 'open' where branch_id = $1`, [world.bank.branchId])
    const read = await freshly()
    expect((await read()).body.services[0].closing).toBe(rule === 'off' ? 'join' : rule)
    const answer = await world.checkIn()
    if (rule === 'refuse')
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'too_late_today', details: { closes_at: expect.any(String) } },
      })
    else expect(answer.status).toBe(200)
  }
  expect((await world.checkIn({ client_id })).body).toEqual(before.body)
})
