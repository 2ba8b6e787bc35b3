import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AppServer } from '../setup/app-server.ts'
import { openNeighbours } from '../setup/open-neighbours.ts'
import { type Branch, issueArgs, type World } from '../setup/world.ts'

let server: AppServer
let world: World
let own: Branch
let near: Branch
let foreign: Branch
let day: string
let teller: string
const ids: string[] = []

beforeAll(async () => {
  ;({ server, world, own, near, foreign } = await openNeighbours())
  day = await world.today(own)
  teller = (await server.signedIn(own.tenantId, own.staffId)).token
  for (let n = 1; n <= 5; n += 1) ids.push(await issue(own, n))
})
afterAll(() => server.close())

async function issue(branch: Branch, n: number): Promise<string> {
  const kiosk = await world.addDevice(branch, 'kiosk')
  const args = issueArgs(branch, await world.today(branch), n, { contact: { name: 'Amina', phone: '+21698123456' } })
  await world.give(kiosk, 'issue_ticket', 'fact', args)
  return String(args.ticket_id)
}

const get = (path: string, token: string | undefined = teller) => server.ask(`/api/branches/${path}`, { token })

it('the history of a day comes in pages, without anything personal', async () => {
  const first = await get(`${own.branchId}/history?day=${day}&limit=3`)
  expect(first.status).toBe(200)
  expect(first.headers.get('cache-control')).toBe('no-store')
  const rest = await get(`${own.branchId}/history?day=${day}&limit=3&after=${first.body.next_after}`)
  expect(rest.body.next_after).toBeNull()
  const seen = [...first.body.tickets, ...rest.body.tickets].map((ticket) => ticket.id)
  expect(seen).toEqual([...ids].sort())
  expect(JSON.stringify([first.body, rest.body])).not.toMatch(/Amina|98123456|c2VjcmV0|contact_/)
  expect((await get(`${own.branchId}/history?day=2020-01-01`)).body).toEqual({ tickets: [], next_after: null })
})

const find = (body: object, branch = own, token: string | undefined = teller) =>
  server.ask(`/api/branches/${branch.branchId}/find-tickets`, {
    body: { first_day: day, last_day: day, ...body },
    token,
  })

it('[LN3] tickets are found as a lens finds them, by number and by the last digits of a phone, which is answered nowhere', async () => {
  const byNumber = await find({ number: 'a٠٠3' })
  expect(byNumber.status).toBe(200)
  expect(byNumber.headers.get('cache-control')).toBe('no-store')
  expect(byNumber.body.tickets).toMatchObject([{ ticket_id: ids[2], state: 'waiting', queue_day: day }])
  const byPhone = await find({ phone: '456' })
  expect(new Set(byPhone.body.tickets.map((ticket: { ticket_id: string }) => ticket.ticket_id))).toEqual(new Set(ids))
  expect(JSON.stringify([byNumber.body, byPhone.body])).not.toMatch(/Amina|98123456|c2VjcmV0|contact_/)
  expect((await find({ states: ['completed'] })).body).toEqual({ tickets: [] })
  expect((await find({ service_ids: [randomUUID()] })).body).toEqual({ tickets: [] })
})

it('[LN5] what ended on a day is told as a lens tells it, by counter', async () => {
  const finished = (query: string) => get(`${own.branchId}/finished?day=${day}${query}`)
  expect((await finished('')).body).toEqual({ services: [] })
  await world.root.query(
    `update app.tickets set state = 'no_show', ended_at = queued_at + interval '9 minutes', called_at = queued_at + interval '5 minutes',
      counter_id = $2 where id = $1`,
    [ids[4], own.counters[0]],
  )
  const told = await finished(`&counter_id=${own.counters[0]}`)
  expect(told.body.services).toMatchObject([{ ticket_id: ids[4], state: 'no_show', wait_s: 300, service_s: null }])
  expect((await finished(`&counter_id=${randomUUID()}`)).body).toEqual({ services: [] })
  expect((await get(`${near.branchId}/finished?day=${day}`)).status).toBe(404)
})

it.each([
  ['two digits of a phone', { phone: '56' }],
  ['a state that is none', { states: ['gone'] }],
  ['a null byte', { number: 'A\0' }],
  ['what nobody knows', { name: 'Amina' }],
])('%s is refused as malformed', async (_, body) => {
  const answer = await find(body)
  expect([answer.status, answer.body.code]).toEqual([400, 'malformed'])
})

it('the story of a ticket is told to people of its branch, under that branch', async () => {
  const { status, body } = await get(`${own.branchId}/tickets/${ids[0]}`)
  expect(status).toBe(200)
  expect(body.ticket).toMatchObject({ id: ids[0], state: 'waiting' })
  expect(body.events).toMatchObject([{ what: 'issued' }])
  expect(JSON.stringify(body)).not.toMatch(/Amina|98123456|c2VjcmV0|contact_/)
  expect((await get(`${near.branchId}/tickets/${ids[0]}`)).status).toBe(404)
})

it('an admin reads every branch of the bank, and no other bank’s', async () => {
  const adminId = await world.addStaff(own.tenantId, own.branchId, 'admin')
  const { token } = await server.signedIn(own.tenantId, adminId)
  const id = await issue(near, 1)
  expect((await get(`${near.branchId}/tickets/${id}`, token)).status).toBe(200)
  expect((await get(`${near.branchId}/history?day=${day}`, token)).body.tickets).toHaveLength(1)
  expect((await get(`${foreign.branchId}/history?day=${day}`, token)).status).toBe(404)
})

it('[ID17] another branch, another bank and nobody’s are the same to who may not know', async () => {
  const tickets = [await issue(near, 7), await issue(foreign, 7), randomUUID()]
  for (const id of tickets) {
    for (const branch of [own, near, foreign]) {
      expect((await get(`${branch.branchId}/tickets/${id}`)).body).toMatchObject({ code: 'not_found' })
    }
  }
  for (const branch of [near, foreign]) expect((await find({ phone: '456' }, branch)).body.code).toBe('not_found')
  for (const branchId of [near.branchId, foreign.branchId, randomUUID()]) {
    const answer = await get(`${branchId}/history?day=${day}`)
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found'])
  }
})

it('an operator may not, and it is noted; a device, nobody and an ended session prove nothing', async () => {
  const operator = await server.operator()
  for (const path of [`${own.branchId}/history?day=${day}`, `${own.branchId}/tickets/${ids[0]}`]) {
    expect((await get(path, operator.token)).status).toBe(403)
    const device = await server.deviceToken(await world.addDevice(own, 'tablet'))
    expect((await get(path, device)).status).toBe(401)
    expect((await server.ask(`/api/branches/${path}`)).status).toBe(401)
    const { token, sessionId } = await server.signedIn(own.tenantId, own.staffId)
    await world.root.query(`update app.staff_sessions set expires_at = app.now() where id = $1`, [sessionId])
    expect((await get(path, token)).status).toBe(401)
  }
  const { rows } = await world.root.query(
    `select distinct action from app.audit_log where tenant_id = $1 and outcome = 'refused' order by 1`,
    [operator.tenantId],
  )
  expect(rows.map((row) => row.action)).toEqual(['read_history', 'read_ticket'])
})

it.each([
  ['no day', ''],
  ['a day that is none', '?day=2026-02-30'],
  ['words', '?day=yesterday'],
  ['a page beyond the limit', '?day=2026-01-01&limit=501'],
  ['no page at all', '?day=2026-01-01&limit=0'],
  ['a place that is none', '?day=2026-01-01&after=x'],
  ['a null byte', '?day=2026-01-01%00'],
])('%s is refused as malformed', async (_, query) => {
  const answer = await get(`${own.branchId}/history${query}`)
  expect([answer.status, answer.body.code]).toEqual([400, 'malformed'])
})

it('ids that are none are refused as malformed', async () => {
  for (const path of [`x/history?day=${day}`, `${own.branchId}/tickets/x`, `${own.branchId}/tickets/%00`]) {
    expect((await get(path)).status).toBe(400)
  }
})
