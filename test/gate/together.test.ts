import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { wholeResponse } from '../../server/gate/whole-body.ts'
import type { Branch } from '../setup/world.ts'
import { GateWorld } from './gate-world.ts'

let gate: GateWorld
let branches: Branch[]
let tokens: string[]
let revoked: string

const HEADERS = { 'content-type': 'application/json', 'electric-has-data': 'true', 'electric-offset': '0_0' }
const start = (branch: Branch) => `shape=counters&branch=${branch.branchId}&offset=-1`
const answered = (text: string) => wholeResponse(new TextEncoder().encode(text), { headers: HEADERS })

beforeAll(async () => {
  gate = await GateWorld.open()
  const { server } = gate
  // Of two banks, since that is what must never be mixed up.
  branches = [await server.world.addBranch(), await server.world.addBranch()]
  const aToken = async (branch: Branch) => server.deviceToken(await server.world.addDevice(branch, 'tablet'))
  tokens = await Promise.all(branches.map(aToken))
  const gone = await server.world.addDevice(branches[0] as Branch, 'tablet')
  revoked = await server.deviceToken(gone)
  await server.world.root.query("update app.devices set status = 'revoked' where id = $1", [gone.deviceId])
})
beforeEach(() => {
  gate.asked.length = 0
  gate.instead = async ({ query }) => answered(`[{"branch":"${query.get('params[2]')}"}]`)
})
afterAll(() => gate.close())

it('[GK1] [GK10] devices that ask in one turn share a statement, and each is judged as itself', async () => {
  const query = vi.spyOn(gate.server.pools.api, 'query')
  const asking = branches.flatMap((branch, at) => Array.from({ length: 8 }, () => gate.ask(tokens[at], start(branch))))
  const answers = await Promise.all(asking)
  expect(answers.map(({ text }) => text)).toEqual(
    branches.flatMap(({ branchId }) => Array.from({ length: 8 }, () => `[{"branch":"${branchId}"}]`)),
  )
  for (const { query: asked } of gate.asked) {
    const { tenantId } = branches.find(({ branchId }) => branchId === asked.get('params[2]')) as Branch
    expect(asked.get('params[1]')).toBe(tenantId)
  }
  expect(query.mock.calls.length).toBeLessThan(8)
  query.mockRestore()
})

it('[GK1] [GK10] whoever is refused among them is refused alone', async () => {
  const [first, second] = branches as [Branch, Branch]
  const [own, gone, foreign, other] = await Promise.all([
    gate.ask(tokens[0], start(first)),
    gate.ask(revoked, start(first)),
    gate.ask(tokens[0], start(second)),
    gate.ask(tokens[1], start(second)),
  ])
  expect([own, gone, foreign, other].map(({ status }) => status)).toEqual([200, 403, 404, 200])
  expect(JSON.parse(gone.text).code).toBe('device_revoked')
  expect(gate.asked).toHaveLength(2)
})

it('[GK8] [GK9] an answer that is here already goes out whole, with the same headers, and leaves nothing open', async () => {
  const answer = await gate.fetch(tokens[0], start(branches[0] as Branch))
  expect(answer.headers.get('electric-offset')).toBe('0_0')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(await answer.text()).toContain('branch')
  const metrics = await gate.server.app.request('/metrics')
  expect(await metrics.text()).toMatch(/shape_requests_open\{shape="counters",kind="read"\} 0/)
})

it('[GK15] behind an answer with rows the next poll waits, and brings what came meanwhile', async () => {
  const [branch] = branches as [Branch]
  const poll = `shape=tickets&branch=${branch.branchId}&offset=0_0&handle=h&live=true`
  const times: number[] = []
  gate.instead = async () => {
    times.push(performance.now())
    return answered('[]')
  }
  for (let n = 0; n < 3; n += 1) await gate.ask(tokens[0], poll)
  const [one = 0, two = 0, three = 0] = times
  expect(Math.min(two - one, three - two)).toBeGreaterThan(240)
})
