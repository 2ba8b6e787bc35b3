import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BranchesNow, type BranchOverview, branchesNow, branchOverview } from '../../sync/reports/branches-now.ts'
import type { AppServer } from '../setup/app-server.ts'
import { openNeighbours } from '../setup/open-neighbours.ts'
import { type Branch, type Device, issueArgs, type World } from '../setup/world.ts'

let server: AppServer
let world: World
let own: Branch
let near: Branch
let foreign: Branch
let kiosk: Device
let tablet: Device

const ids = (answer: BranchesNow) => answer.branches.map(({ id }) => id).toSorted()
const tokenOf = async (branch: Branch, role: string) =>
  (await server.signedIn(branch.tenantId, await world.addStaff(branch.tenantId, branch.branchId, role))).token
const list = (token?: string) => server.ask('/api/branches', { token })
const overview = (branchId: string, token?: string) => server.ask(`/api/branches/${branchId}/now`, { token })

beforeAll(async () => {
  ;({ server, world, own, near, foreign } = await openNeighbours())
  kiosk = await world.addDevice(own, 'kiosk')
  tablet = await world.addDevice(own, 'tablet')
  const day = await world.today(own)
  for (const n of [1, 2, 3]) await world.give(kiosk, 'issue_ticket', 'fact', issueArgs(own, day, n))
  const args = { counter_id: own.counters[0], valid_for_ms: 15_000 }
  expect(await world.give(tablet, 'call_next', 'intent', args)).toMatchObject({ kind: 'applied' })
})
afterAll(() => server.close())

it('[BN1] a manager sees the own branches in numbers, an admin those of the bank, nobody those of another', async () => {
  const answer = await list(await tokenOf(own, 'manager'))
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const seen = branchesNow.parse(answer.body)
  expect(ids(seen)).toEqual([own.branchId])
  expect(seen.branches[0]).toMatchObject({
    ...{ waiting: 2, counters: 2, counters_open: 2, counters_paused: 0, devices: 2, devices_silent: 0 },
    ...{ is_open: true, zone: 'Africa/Tunis' },
  })
  expect(ids((await list(await tokenOf(own, 'admin'))).body)).toEqual([own.branchId, near.branchId].toSorted())
  expect(ids((await list(await tokenOf(foreign, 'admin'))).body)).toEqual([foreign.branchId])
})

it('[OT9] how many waited at each of the last quarters of an hour; now is the last of them', async () => {
  const token = await tokenOf(own, 'manager')
  const past = async () => branchesNow.parse((await list(token)).body).branches[0]?.waiting_past ?? []
  expect(await past()).toHaveLength(25)
  expect((await past()).slice(-2)).toEqual([0, 2])
  const earlier = (hours: number) =>
    world.root.query(
      `update app.tickets set queued_at = queued_at - make_interval(hours => $2), order_at = order_at - make_interval(hours => $2)
       where branch_id = $1`,
      [own.branchId, hours],
    )
  await earlier(2)
  // The one who was called just now waited until then.
  expect((await past()).slice(-10)).toEqual([0, 3, 3, 3, 3, 3, 3, 3, 3, 2])
  await earlier(7)
  expect((await past())[0]).toBe(3)
  await earlier(-9)
})

it('[BN1] a branch opens to its services, its counters and what stands at them', async () => {
  const answer = await overview(own.branchId, await tokenOf(own, 'manager'))
  const seen: BranchOverview = branchOverview.parse(answer.body)
  expect(seen.services.map(({ prefix, waiting, called_last_hour }) => [prefix, waiting, called_last_hour])).toEqual([
    ['A', 2, 1],
    ['B', 0, 0],
    ['C', 0, 0],
  ])
  expect(seen.counters[0]).toMatchObject({ label: '1', state: 'open', ticket: { number: 'A-001', state: 'called' } })
  expect(seen.counters[1]).toMatchObject({ label: '2', ticket: null })
  expect(seen.classes).toHaveLength(2)
})

it('[BN2] a device that was not heard of for a quarter of an hour is silent', async () => {
  await world.root.query(
    `update app.writers set last_contact_at = app.now() - interval '16 minutes' where device_id = $1`,
    [kiosk.deviceId],
  )
  const token = await tokenOf(own, 'manager')
  expect((await overview(own.branchId, token)).body.silent).toMatchObject([{ id: kiosk.deviceId, kind: 'kiosk' }])
  expect((await list(token)).body.branches[0]).toMatchObject({ devices_silent: 1 })
  // It asks how it stands, as each does every few seconds.
  await world.lanes(kiosk)
  expect((await overview(own.branchId, token)).body.silent).toEqual([])
})

it('[BN3] papers that a desk gave out are counted, and the copies among them', async () => {
  const token = await tokenOf(own, 'manager')
  const { rows } = await world.root.query<{ id: string }>(
    `select id from app.tickets where branch_id = $1 and state = 'waiting' limit 1`,
    [own.branchId],
  )
  await server.ask(`/api/branches/${own.branchId}/tickets/${rows[0]?.id}/print`, { token, method: 'POST', body: {} })
  expect((await overview(own.branchId, token)).body.prints).toEqual({ papers: 1, copies: 1 })
})

it('[BN4] a branch that is not theirs is not found, and a teller, a device and nobody may not ask', async () => {
  const token = await tokenOf(own, 'manager')
  for (const branchId of [near.branchId, foreign.branchId, randomUUID()]) {
    expect((await overview(branchId, token)).body).toMatchObject({ code: 'not_found' })
    expect(
      (await server.ask(`/api/branches/${branchId}/overtakes?from=2026-11-19&to=2026-11-19`, { token })).status,
    ).toBe(404)
  }
  const teller = await tokenOf(own, 'teller')
  for (const path of ['', `/${own.branchId}/now`, `/${own.branchId}/overtakes?from=2026-11-19&to=2026-11-19`]) {
    expect((await server.ask(`/api/branches${path}`, { token: teller })).body).toMatchObject({ code: 'not_allowed' })
    expect((await server.ask(`/api/branches${path}`, {})).status).toBe(401)
  }
})

it('[OT5] a report of days that are none is refused', async () => {
  const token = await tokenOf(own, 'manager')
  const ask = (range: string) => server.ask(`/api/branches/${own.branchId}/overtakes?${range}`, { token })
  expect((await ask('from=2026-11-20&to=2026-11-19')).status).toBe(400)
  expect((await ask('from=yesterday&to=2026-11-19')).status).toBe(400)
  expect((await ask('from=2026-11-19&to=2026-11-19')).body).toMatchObject({ called: 0, pairs: [] })
})
