import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createArrivalMac } from '../../client/arrival/arrival-mac.ts'
import { arrivalKeysOf, arrivalMacOf } from '../../server/public/arrival-keys.ts'
import { ARRIVAL_KEY_MS, arrivalCode } from '../../sync/arrival/arrival-code.ts'
import { ticketId } from '../../sync/ids.ts'
import { ticketKeyToToken, tokenToTicketKey } from '../../sync/tickets/ticket-token.ts'
import { JoinWorld } from './join-world.ts'

const PLACE = { latitude: 36.8, longitude: 10.18 }
let world: JoinWorld
let token: string

beforeAll(async () => {
  world = await JoinWorld.open()
  await world.publish({ web_arrival: 'proof' })
})
afterAll(() => world.close())
beforeEach(async () => {
  token = (await world.checkIn()).body.ticket_token
})

const codeOf = (branchId = world.bank.branchId, at = world.server.identity.now()) =>
  arrivalCode(arrivalMacOf(world.server.identity.box, branchId), at)
const state = async () => (await world.server.ask(`/api/t/${token}`)).body.state

describe('by the code on the display', () => {
  it('[AP1] [AR2] the code brings the ticket into the line, and once more changes nothing', async () => {
    expect(await state()).toBe('parked')
    const code = await codeOf()
    expect(await world.arrive(token, { code })).toMatchObject({ status: 200, body: { state: 'waiting' } })
    expect(await world.arrive(token, { code: code?.toLowerCase() })).toMatchObject({ status: 200 })
    const { rows } = await world.server.world.root.query(
      `select e.reason from app.ticket_events e join app.tickets t on t.id = e.ticket_id where t.branch_id = $1 and e.what = 'arrived'`,
      [world.bank.branchId],
    )
    expect(rows).toEqual([{ reason: 'display' }])
  })

  it('[AR2] whoever holds the ticket by the id of a merged one arrives as well', async () => {
    const key = tokenToTicketKey(token)
    if (key === null) throw new Error('the check-in gave no token')
    const other = randomUUID()
    await world.server.world.root.query(
      `insert into app.ticket_aliases (alias_id, tenant_id, branch_id, ticket_id, created_at)
      values ($1, $2, $3, $4, app.now())`,
      [other, key.tenantId, world.bank.branchId, key.ticketId],
    )
    const byOther = ticketKeyToToken({ ...key, ticketId: ticketId.parse(other) })
    expect(await world.arrive(byOther, { code: await codeOf() })).toMatchObject({
      status: 200,
      body: { state: 'waiting' },
    })
    expect(await state()).toBe('waiting')
  })

  it('[AR2] who is here already costs the branch no command, however often it is said', async () => {
    const code = await codeOf()
    await world.arrive(token, { code })
    const given = async () => {
      const { rows } = await world.server.world.root.query(
        `select sum(w.last_seq)::integer as n from app.writers w join app.devices d on d.id = w.device_id
        where w.branch_id = $1 and d.kind = 'server'`,
        [world.bank.branchId],
      )
      return rows[0]?.n
    }
    const before = await given()
    expect(await world.arrive(token, { code })).toMatchObject({ status: 200, body: { state: 'waiting' } })
    expect(await given()).toBe(before)
  })

  it('[AP2] a code of another time, another branch, or none is wrong', async () => {
    const now = world.server.identity.now()
    const codes = [await codeOf(undefined, now - 120_000), await codeOf(randomUUID()), '000000', '', 'x'.repeat(20)]
    for (const code of codes)
      expect(await world.arrive(token, { code })).toMatchObject({ status: 400, body: { code: 'code_wrong' } })
    expect(await state()).toBe('parked')
  })

  it('[ID17] a right code without the ticket’s secret opens nothing, like a ticket that is not there', async () => {
    const code = await codeOf()
    for (const other of ['x', `${token.slice(0, 60)}${'A'.repeat(8)}`, `${token.slice(0, 43)}abcdefghijklmnop`])
      expect(await world.arrive(other, { code })).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  it.each([{}, { code: 1 }, { code: 'x'.repeat(21) }, { code: 'ABC123', position: {} }, null, []])(
    '%j is malformed',
    async (body) => expect(await world.arrive(token, body)).toMatchObject({ status: 400, body: { code: 'malformed' } }),
  )
})

it('[TP9] until then its page names the branch to come to, and at once after that no more', async () => {
  const page = async () => (await world.server.ask(`/api/t/${token}`)).body
  expect(await page()).toMatchObject({ state: 'parked', awaited_by: world.bank.branchId, next_ms: 20_000 })
  expect(await world.arrive(token, { code: await codeOf() })).toMatchObject({ status: 200 })
  const after = await page()
  expect(after).toMatchObject({ state: 'waiting', awaited_by: null })
  expect(JSON.stringify(after)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
})

describe('the keys of a display', () => {
  it('[AP3] from the key that it was told a display makes the code that the server takes', async () => {
    const { identity } = world.server
    const keys = arrivalKeysOf(identity.box, world.bank.branchId, identity.now())
    const mac = createArrivalMac(() => keys)
    expect(await arrivalCode(mac, identity.now())).toBe(await codeOf())
    const tomorrow = identity.now() + ARRIVAL_KEY_MS
    expect(await arrivalCode(mac, tomorrow)).toBe(await codeOf(undefined, tomorrow))
    expect(await arrivalCode(mac, tomorrow + ARRIVAL_KEY_MS)).toBeNull()
  })

  it('[AP3] each branch and each day has its own', () => {
    const { identity } = world.server
    const now = identity.now()
    const keys = [world.bank.branchId, randomUUID()].flatMap((branch) =>
      [now, now + 2 * ARRIVAL_KEY_MS].flatMap((at) => arrivalKeysOf(identity.box, branch, at).map(({ key }) => key)),
    )
    expect(new Set(keys).size).toBe(8)
  })
})

describe('by position', () => {
  const at = (latitude: number, accuracy_m = 20) => ({
    position: { latitude, longitude: PLACE.longitude, accuracy_m },
  })

  it('[AP4] counts only where the tenant has given the branch a place, and only there', async () => {
    expect(await world.arrive(token, at(PLACE.latitude))).toMatchObject({ status: 409, body: { code: 'not_here' } })
    await world.publish({}, { position: { ...PLACE, radius_m: 100 } })
    expect(await world.arrive(token, at(PLACE.latitude + 0.01))).toMatchObject({ body: { code: 'not_here' } })
    expect(await world.arrive(token, at(PLACE.latitude, 5_000))).toMatchObject({ body: { code: 'not_here' } })
    expect(await world.arrive(token, at(PLACE.latitude + 0.0005))).toMatchObject({ body: { state: 'waiting' } })
  })

  it.each([
    { ...PLACE, radius_m: 10 },
    { ...PLACE, radius_m: 100.5 },
    { ...PLACE, radius_m: '100' },
    { latitude: 91, longitude: 0, radius_m: 100 },
    { latitude: 0, radius_m: 100 },
    { ...PLACE, radius_m: 100, secret: 1 },
    null,
    'here',
  ])('a branch at %j is a fault', async (position) => {
    await expect(world.publish({}, { position })).rejects.toThrow('branch.position')
  })
})
