import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Branch, Device } from '../setup/world.ts'
import { GateWorld, placeAfter } from './gate-world.ts'

/** Short here; in an installation 24, 10 and 60 seconds. */
const LIMITS = { pollMs: 900, recheckMs: 150, eventsMs: 900 }

let gate: GateWorld
let mine: Branch
let display: Device
let token: string

beforeAll(async () => {
  gate = await GateWorld.open(LIMITS)
  mine = await gate.server.world.addBranch()
})
beforeEach(async () => {
  gate.instead = undefined
  display = await gate.server.world.addDevice(mine, 'display')
  token = await gate.server.deviceToken(display)
})
afterAll(() => gate.close())

const base = () => `shape=counters&branch=${mine.branchId}`
const root = () => gate.server.world.root
const revoke = (device: Device) =>
  root().query("update app.devices set status = 'revoked' where id = $1", [device.deviceId])
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A question that waits at the head of the log. */
async function live(token: string, more = ''): Promise<string> {
  const answer = await gate.read(token, 'counters', mine.branchId)
  return `${base()}&${placeAfter(answer)}&live=true${more}`
}

it('[GK10] a revoked device’s open poll ends in time, and its next request is refused', async () => {
  const query = await live(token)
  gate.asked.length = 0
  const startedAt = performance.now()
  const poll = gate.ask(token, query)
  await expect.poll(() => gate.asked.length).toBe(1)
  await revoke(display)
  const { status } = await poll
  expect([200, 503]).toContain(status)
  expect(performance.now() - startedAt).toBeLessThan(LIMITS.pollMs + 500)
  gate.asked.length = 0
  const next = await gate.ask(token, query)
  expect([next.status, JSON.parse(next.text).code]).toEqual([403, 'device_revoked'])
  expect(gate.asked).toEqual([])
})

it('[GK10] a source that holds a poll for ever does not: the client asks again', async () => {
  const query = await live(token)
  let signal: AbortSignal | undefined
  gate.instead = (request) => {
    signal = request.signal
    return new Promise(() => undefined)
  }
  const startedAt = performance.now()
  const answer = await gate.ask(token, query)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  expect(performance.now() - startedAt).toBeGreaterThan(LIMITS.pollMs - 50)
  expect(performance.now() - startedAt).toBeLessThan(LIMITS.pollMs + 500)
  expect(signal?.aborted).toBe(true)
})

it('[GK10] an ended session’s next request is answered as one that a new token mends', async () => {
  const { token: person, sessionId } = await gate.aPerson('manager', mine.tenantId, mine.branchId)
  const query = await live(person)
  const poll = gate.ask(person, query)
  await pause(100)
  await root().query('update app.staff_sessions set ended_at = app.now() where id = $1', [sessionId])
  expect([200, 503]).toContain((await poll).status)
  const next = await gate.ask(person, query)
  expect([next.status, JSON.parse(next.text).code]).toEqual([401, 'unauthenticated'])
})

it('[GK10] a manager who loses the branch does not find it any more', async () => {
  const { token: person, id } = await gate.aPerson('manager', mine.tenantId, mine.branchId)
  const query = await live(person)
  await root().query('delete from app.staff_branches where staff_id = $1', [id])
  expect((await gate.ask(person, query)).status).toBe(404)
})

it('[GK10] events flow while the device stands, and end soon after it is revoked', async () => {
  const answer = await gate.fetch(token, await live(token, '&live_sse=true'))
  expect([answer.status, answer.headers.get('content-type')]).toMatchObject([200, /event-stream/])
  expect(answer.headers.get('x-accel-buffering')).toBe('no')
  const text = textOf(answer)
  await root().query("update app.counters set pause_reason = 'tea', version = version + 1 where branch_id = $1", [
    mine.branchId,
  ])
  await pause(300)
  await revoke(display)
  const startedAt = performance.now()
  expect(await text).toContain('tea')
  expect(performance.now() - startedAt).toBeLessThan(LIMITS.recheckMs + 700)
})

it('[GK10] nothing of a change after the revocation is in a stream of events', async () => {
  const answer = await gate.fetch(token, await live(token, '&live_sse=true'))
  const text = textOf(answer)
  await revoke(display)
  await pause(LIMITS.recheckMs + 250)
  await root().query("update app.counters set pause_reason = 'coffee', version = version + 1 where branch_id = $1", [
    mine.branchId,
  ])
  expect(await text).not.toContain('coffee')
})

it('[GK10] events end by themselves after a while, as if they were over', async () => {
  const startedAt = performance.now()
  await textOf(await gate.fetch(token, await live(token, '&experimental_live_sse=true')))
  expect(performance.now() - startedAt).toBeGreaterThan(LIMITS.eventsMs - 50)
  expect(performance.now() - startedAt).toBeLessThan(LIMITS.eventsMs + 500)
})

it('[GK9] whoever stops reading events ends the question', async () => {
  const answer = await gate.fetch(token, await live(token, '&live_sse=true'))
  await answer.body?.cancel()
  expect(gate.asked.at(-1)?.signal.aborted).toBe(true)
})

it('[GK9] every question has ended by now, by the count of those that are open', async () => {
  const metrics = (await gate.server.ask('/metrics')).body as string
  const open = [...metrics.matchAll(/^shape_requests_open\{.*\} (\d+)$/gm)].map((match) => match[1])
  expect(open.length).toBeGreaterThan(0)
  expect(open.filter((count) => count !== '0')).toEqual([])
  expect(metrics).toMatch(/shape_requests_total\{shape="counters",status="200"\} [1-9]/)
  expect(metrics).toMatch(/shape_requests_total\{shape="counters",status="403"\} [1-9]/)
})

it('[GK9] a server that stops lets polls go, so that clients find another', async () => {
  const other = await GateWorld.open()
  const branch = await other.server.world.addBranch()
  const device = await other.server.deviceToken(await other.server.world.addDevice(branch, 'tablet'))
  const read = await other.read(device, 'counters', branch.branchId)
  const polling = other.ask(device, `shape=counters&branch=${branch.branchId}&${placeAfter(read)}&live=true`)
  await pause(200)
  other.stop()
  const answer = await polling
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  await other.close()
})

async function textOf(answer: Response): Promise<string> {
  return answer.text()
}
