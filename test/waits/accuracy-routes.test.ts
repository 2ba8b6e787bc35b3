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

beforeAll(async () => {
  ;({ server, world, own, near, foreign } = await openNeighbours())
  day = await world.today(own)
  for (const branch of [own, near, foreign]) await issue(branch)
})
afterAll(() => server.close())

async function issue(branch: Branch): Promise<void> {
  const kiosk = await world.addDevice(branch, 'kiosk')
  const quote = { p50_s: 600, p90_s: 900, from_minutes: 10, to_minutes: 15, method: 'monte_carlo', age_s: 2 }
  const args = issueArgs(branch, await world.today(branch), 1, { quote })
  expect(await world.give(kiosk, 'issue_ticket', 'fact', args)).toMatchObject({ kind: 'applied' })
}

async function tokenOf(branch: Branch, role: string): Promise<string> {
  return (await server.signedIn(branch.tenantId, await world.addStaff(branch.tenantId, branch.branchId, role))).token
}
const get = (branchId: string, token?: string, range = `from=${day}&to=${day}`) =>
  server.ask(`/api/branches/${branchId}/waits/accuracy?${range}`, { token })

it('[WT18] a manager reads the accuracy of the own branch alone, and it is not stored on the way', async () => {
  const token = await tokenOf(own, 'manager')
  const answer = await get(own.branchId, token)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.body).toMatchObject({ from: day, to: day })
  expect(answer.body.groups[0]).toMatchObject({ by: 'all', key: null, quoted: 1, not_called: 1, mae_s: null })
  for (const branchId of [near.branchId, foreign.branchId, randomUUID()])
    expect((await get(branchId, token)).body).toMatchObject({ code: 'not_found' })
})

it('[WT18] an admin reads that of every branch of the bank, and of no other bank', async () => {
  const token = await tokenOf(own, 'admin')
  expect((await get(near.branchId, token)).body.groups[0]).toMatchObject({ quoted: 1 })
  expect((await get(foreign.branchId, token)).status).toBe(404)
})

it('[WT18] a teller, a device and nobody may not', async () => {
  expect((await get(own.branchId, await tokenOf(own, 'teller'))).body).toMatchObject({ code: 'not_allowed' })
  expect((await get(own.branchId)).status).toBe(401)
})

it('[WT18] a range that is none is refused', async () => {
  const token = await tokenOf(own, 'manager')
  expect((await get(own.branchId, token, 'from=2026-11-20&to=2026-11-19')).status).toBe(400)
  expect((await get(own.branchId, token, 'from=yesterday&to=2026-11-19')).status).toBe(400)
})
