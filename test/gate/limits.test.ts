import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Branch } from '../setup/world.ts'
import { GateWorld } from './gate-world.ts'

let gate: GateWorld
let mine: Branch

beforeAll(async () => {
  gate = await GateWorld.open({ requestsPerS: 5, requestsBurst: 12, openPerDevice: 3, openPerSession: 4, bodyMs: 400 })
  mine = await gate.server.world.addBranch()
})
beforeEach(() => {
  gate.instead = undefined
})
afterAll(() => gate.close())

const start = () => `shape=counters&branch=${mine.branchId}&offset=-1`
const device = async () => gate.server.deviceToken(await gate.server.world.addDevice(mine, 'console'))
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()

/** Holds every question until it is let go. */
function hold(): () => void {
  const waiting: (() => void)[] = []
  gate.instead = () =>
    new Promise((resolve) => {
      waiting.push(() => resolve(new Response('[]', { headers: { 'content-type': 'application/json' } })))
    })
  return () => {
    for (const letGo of waiting) letGo()
  }
}

it('[GK12] a device has so many questions open, and a session so many; others are not touched', async () => {
  const [one, other] = [await device(), await device()]
  const { token: person } = await gate.aPerson('manager', mine.tenantId, mine.branchId)
  const letGo = hold()
  const asking = [one, one, one].map((token) => gate.ask(token, start()))
  const persons = [person, person, person, person].map((token) => gate.ask(token, start()))
  while (gate.asked.length < 7) await new Promise((resolve) => setTimeout(resolve, 10))
  const [beyond, personBeyond] = [await gate.ask(one, start()), await gate.ask(person, start())]
  expect(statuses([beyond, personBeyond])).toEqual([429, 429])
  expect(beyond.headers.get('retry-after')).toBe('1')
  const elsewhere = gate.ask(other, start())
  while (gate.asked.length < 8) await new Promise((resolve) => setTimeout(resolve, 10))
  letGo()
  expect(statuses(await Promise.all([...asking, ...persons, elsewhere]))).toEqual(Array(8).fill(200))
  gate.instead = undefined
  expect((await gate.ask(one, start())).status).toBe(200)
})

it('[GK12] a question that is refused or fails gives its place back', async () => {
  const token = await device()
  gate.instead = async () => new Response(null, { status: 500 })
  const failing = [start(), start(), start(), `${start()}&table=x`, 'shape=none', `${start()}&offset=-1`]
  for (const query of failing) expect((await gate.ask(token, query)).status).toBeGreaterThanOrEqual(400)
  gate.instead = undefined
  for (let n = 0; n < 4; n += 1) expect((await gate.ask(token, start(), { method: 'HEAD' })).status).toBe(200)
})

it('[GK12] a body that its reader does not take is broken off, and gives its place back', async () => {
  const token = await device()
  gate.instead = async () =>
    new Response(new Blob(['[', ' '.repeat(1_000_000), ']']).stream(), {
      headers: { 'content-type': 'application/json' },
    })
  const unread = [await gate.fetch(token, start()), await gate.fetch(token, start()), await gate.fetch(token, start())]
  expect((await gate.ask(token, start())).status).toBe(429)
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect((await gate.ask(token, start())).status).toBe(200)
  for (const answer of unread) await expect(answer.text()).rejects.toThrow()
})

it('[GK12] a client that runs in a circle is slowed down before the database is asked', async () => {
  const token = await device()
  const answers = []
  for (let n = 0; n < 40; n += 1) answers.push(await gate.ask(token, start()))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(10)
  expect(JSON.parse(refused[0]?.text ?? '{}')).toMatchObject({
    code: 'too_many_requests',
    details: { retry_after_s: 1 },
  })
  expect((await gate.ask(await device(), start())).status).toBe(200)
})

it('[GK12] a reconnect of four shapes in two tabs passes at the real limits', async () => {
  const real = await GateWorld.open()
  const branch = await real.server.world.addBranch()
  const token = await real.server.deviceToken(await real.server.world.addDevice(branch, 'tablet'))
  const shapes = ['tickets', 'counters', 'branch_config', 'branch_stats']
  const asking = [...shapes, ...shapes].flatMap((shape) =>
    Array.from({ length: 3 }, () => real.ask(token, `shape=${shape}&branch=${branch.branchId}&offset=-1`)),
  )
  expect(statuses(await Promise.all(asking))).toEqual(Array(24).fill(200))
  await real.close()
})
