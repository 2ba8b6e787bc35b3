import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { awaitActive, createEngineRunner, type EngineRunner } from '../conformance/engine-runner.ts'
import { eventually } from '../jobs/eventually.ts'
import { type DemoBranch, type Device, demoBranch, openDevice } from '../operations/demo-device.ts'
import { expectEqual, type Follower, follow, SHAPES } from './follow.ts'
import { openShapesWorld, readiness, type ShapesWorld } from './shapes-world.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 })

/** The service is our own engine as a process of its own, on the publication that the real one would read by. */
const ENGINE_SECRET = randomBytes(24).toString('hex')
let world: ShapesWorld
let engine: EngineRunner
let base = ''
let branch: DemoBranch
let kiosk: Device
const followers: Follower[] = []

beforeAll(async () => {
  world = await openShapesWorld()
  engine = createEngineRunner({
    DATABASE_URL: world.cluster.url(),
    ENGINE_SECRET,
    ENGINE_PUBLICATION: 'electric_publication_blesaf',
  })
  await engine.start()
  await awaitActive(engine.base())
  base = await world.server({ ROLE: 'api', ELECTRIC_URL: engine.base(), ELECTRIC_SECRET: ENGINE_SECRET }).address()
  branch = await demoBranch(base, 'jerba-houmt')
  kiosk = await openDevice(base, branch, 'kiosk-1')
  for (const name of SHAPES) followers.push(follow(base, name, branch.id, { token: () => kiosk.device.token }))
})
afterAll(async () => {
  for (const follower of followers) follower.close()
  await engine.stop()
  await world.close()
})

const allEqual = async (): Promise<void> => {
  for (const follower of followers) await expectEqual(follower, world.cluster, 'public', branch.id)
}

const issue = async (n: number): Promise<string> => {
  const command = kiosk.writeIssue(n)
  expect((await kiosk.push([command])).results).toMatchObject([{ outcome: { kind: 'applied' } }])
  return String(command.args.ticket_id)
}

test('[SH1] [GK13] with ELECTRIC_URL a device reads and follows the same rows through the gate, and nobody here holds an engine', async () => {
  expect(await readiness(base)).toMatchObject({ status: 200 })
  await allEqual()
  const id = await issue(701)
  const tickets = followers.find(({ name }) => name === 'tickets')
  await eventually('it is shown', async () => tickets?.shape.currentRows.some((row) => row.id === id))
  await allEqual()
  expect(await world.holder()).toBeUndefined()
})

test('[SH1] [GK8] a service that dies is a pause for the client, which goes on when it is back', async () => {
  await engine.kill()
  const query = `shape=tickets&branch=${branch.id}&offset=-1`
  const headers = { authorization: `Bearer ${kiosk.device.token}` }
  const during = await fetch(`${base}/v1/shape?${query}`, { headers })
  expect([during.status, during.headers.get('retry-after')]).toEqual([503, '1'])
  await issue(702)
  await engine.start()
  await allEqual()
})

test('[GK5] the secret between server and service is in nothing that the device was sent, nor any other way in', async () => {
  const sent = followers.flatMap(({ bytes }) => bytes).join('\n')
  for (const word of [ENGINE_SECRET, 'app.tickets', 'queue_day >=', 'contact_phone']) expect(sent).not.toContain(word)
  const direct = await fetch(`${engine.base()}/v1/shape?table=app.tickets&offset=-1`)
  expect(direct.status).toBe(401)
})
