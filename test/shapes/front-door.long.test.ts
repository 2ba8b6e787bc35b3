import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { eventually } from '../jobs/eventually.ts'
import { type DemoBranch, type Device, demoBranch, openDevice, openTellers } from '../operations/demo-device.ts'
import type { ServerProcess } from '../setup/run-server.ts'
import { expectEqual, type Follower, follow, type Reader, SHAPES } from './follow.ts'
import { openShapesWorld, readiness, type ShapesWorld } from './shapes-world.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 })

/** A poll is held for 20 seconds, and by no source for more than 24. */
const REVOKED_MS_MAX = 25_000
const STOP_MS_MAX = 2_000
/** Of the client's library: as long as it may wait between tries while a server is away. */
const RETURN_MS_MAX = 30_000

/** One Postgres, two servers and a worker live through all of this, in this order. */
let world: ShapesWorld
let [one, other, worker]: ServerProcess[] = []
let [baseOne, baseOther] = ['', '']
let [mine, foreign]: DemoBranch[] = []
let [tablet, kiosk, stranger]: Device[] = []
let tellers: [Device, Device]
let followers: [Follower, 'staff' | 'public'][] = []
const strangers: Follower[] = []

beforeAll(async () => {
  world = await openShapesWorld()
  // The first one prepares the demo, and holds the engine.
  one = world.server({ ROLE: 'api' })
  baseOne = await one.address()
  other = world.server({ ROLE: 'api' })
  worker = world.server({ ROLE: 'worker' })
  baseOther = await other.address()
  await worker.address()
  const { rows } = await world.cluster.root.query<{ slug: string }>(
    'select distinct on (tenant_id) slug from app.branches order by tenant_id, slug',
  )
  const [first = '', second = ''] = rows.map(({ slug }) => slug)
  mine = await demoBranch(baseOne, first)
  foreign = await demoBranch(baseOne, second)
  const nameOf = (branch: DemoBranch, kind: string) => branch.devices.find((each) => each.kind === kind)?.name ?? ''
  tablet = await openDevice(baseOne, mine, nameOf(mine, 'tablet'))
  kiosk = await openDevice(baseOther, mine, nameOf(mine, 'kiosk'))
  stranger = await openDevice(baseOther, foreign, nameOf(foreign, 'tablet'))
  tellers = await openTellers(baseOther, mine)
})
afterAll(async () => {
  for (const [follower] of followers) follower.close()
  for (const follower of strangers) follower.close()
  await world.close()
})

const must = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('not there yet')
  return value
}
const branchId = (): string => must(mine).id

/** A device's own way to go on when its token is not good any more: a new one for a proof by its key. */
function readerOf({ device }: Device): Reader {
  return {
    token: () => device.token,
    // The first server's clock is ahead of the other's by then: what it grants is good at both.
    renew: async () => {
      device.token = await must(device.renew)(baseOne)
    },
  }
}

const allEqual = async (waitMsMax?: number): Promise<void> => {
  for (const [follower, audience] of followers) {
    await expectEqual(follower, world.cluster, audience, branchId(), waitMsMax)
  }
}

/** Beyond all that the morning gave. */
let issued = 700
async function issueAt(base: string): Promise<string> {
  const device = must(kiosk)
  device.base = base
  const prefix = must(must(mine).services[0]).prefix
  issued += 1
  const command = device.writeIssue(issued, {}, prefix)
  expect((await device.push([command])).results).toMatchObject([{ outcome: { kind: 'applied' } }])
  return String(command.args.ticket_id)
}

/** Forgets what the clients were told, when it is nothing but this. */
function expectNoneBut(status: number): void {
  for (const { errors } of [...followers.map(([follower]) => follower), ...strangers]) {
    for (const error of errors.splice(0)) expect(error).toMatchObject({ status })
  }
}

const showing = (follower: Follower, id: string): boolean => follower.shape.currentRows.some((row) => row.id === id)

async function shownEverywhere(id: string): Promise<void> {
  const ofTickets = followers.filter(([{ name }]) => name === 'tickets')
  expect(ofTickets).toHaveLength(3)
  for (const [follower] of ofTickets) await eventually('the ticket is shown', async () => showing(follower, id))
}

test('[GK13] a tablet follows four shapes at each server, a kiosk and a stranger theirs; all equal the database', async () => {
  const [ours, theirs] = [must(tablet), must(stranger)]
  for (const name of SHAPES) {
    followers.push([follow(baseOne, name, branchId(), readerOf(ours)), 'staff'])
    followers.push([follow(baseOther, name, branchId(), readerOf(ours)), 'staff'])
    followers.push([follow(baseOne, name, branchId(), readerOf(must(kiosk))), 'public'])
    strangers.push(follow(baseOne, name, must(foreign).id, readerOf(theirs)))
  }
  await allEqual()
  for (const follower of strangers) await expectEqual(follower, world.cluster, 'staff', must(foreign).id)
  const tickets = followers.filter(([{ name }]) => name === 'tickets').map(([{ shape }]) => shape.currentRows.length)
  expect(Math.min(...tickets)).toBeGreaterThan(5)
})

test('[GK13] what is pushed at either server is shown at both', async () => {
  await shownEverywhere(await issueAt(baseOne))
  await shownEverywhere(await issueAt(baseOther))
  const [first, second] = tellers
  const counters = must(mine).counters
  for (const [i, teller] of [first, second].entries()) {
    teller.base = i === 0 ? baseOne : baseOther
    await teller.give('call_next', 'intent', { counter_id: must(counters[i]).id, valid_for_ms: 15_000 })
  }
  await allEqual()
})

/** The branch's manager, by the password that the demo tells everybody. */
async function managerAt(base: string): Promise<{ authorization: string }> {
  const { password, banks } = (await (await fetch(`${base}/api/demo`)).json()) as {
    password: string
    banks: { slug: string; branches: { id: string; people: { role: string; email: string | null }[] }[] }[]
  }
  const bank = must(banks.find(({ branches }) => branches.some(({ id }) => id === branchId())))
  const people = must(bank.branches.find(({ id }) => id === branchId())).people
  const email = must(people.find(({ role }) => role === 'manager')).email
  const answer = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenant: bank.slug, email, password }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return { authorization: `Bearer ${token}` }
}

test('[GK1] a person signed in follows the branch they hold, at the server that does not hold the engine', async () => {
  const headers = await managerAt(baseOther)
  const follower = follow(baseOther, 'tickets', branchId(), { token: () => headers.authorization.slice(7) })
  await expectEqual(follower, world.cluster, 'staff', branchId())
  follower.close()
  const query = `shape=tickets&branch=${must(foreign).id}&offset=-1`
  expect((await fetch(`${baseOther}/v1/shape?${query}`, { headers })).status).toBe(404)
})

test('[SH4] the holder dies by SIGKILL, the other takes over, and clients of both end equal to the database', async () => {
  expect((await world.holder())?.address).toBe(baseOne)
  await must(one).end('SIGKILL')
  const during = await issueAt(baseOther)
  await eventually('it holds the engine', async () => (await world.holder())?.address === baseOther)
  // It comes back where its clients look for it. In between a quarter of an hour has passed: tokens are old by then.
  await world.sql(`update app_private.clock set settable = true, shift = interval '15 minutes'`)
  one = world.server({ ROLE: 'api', PORT: new URL(baseOne).port })
  expect(await must(one).address()).toBe(baseOne)
  const seen = await eventually('a token is refused', async () => {
    const refused = followers.filter(([{ statuses }]) => statuses.includes(401))
    return refused.length > 0 && refused
  })
  // [GK6] They were told so, got another by their key, and go on.
  for (const [{ errors }] of seen) expect(errors.map((error) => (error as { status?: number }).status)).toContain(401)
  await shownEverywhere(during)
  await shownEverywhere(await issueAt(baseOne))
  expectNoneBut(401)
  await allEqual(RETURN_MS_MAX)
  for (const follower of strangers) await expectEqual(follower, world.cluster, 'staff', must(foreign).id)
  expect((await world.holder())?.address).toBe(baseOther)
})

test('[GK1] nothing of the first bank is in any byte that the other bank’s device was ever sent', async () => {
  const { rows } = await world.cluster.root.query<{ id: string }>(
    `select id::text from app.tickets where branch_id = $1 union select id::text from app.counters where branch_id = $1
     union select id::text from app.devices where branch_id = $1 union select tenant_id::text from app.branches where id = $1
     union values ($1::text)`,
    [branchId()],
  )
  expect(rows.length).toBeGreaterThan(10)
  const sent = strangers.flatMap(({ bytes }) => bytes).join('\n')
  expect(sent).toContain(must(foreign).id)
  expect(rows.filter(({ id }) => sent.includes(id))).toEqual([])
  // The search finds what there is to find.
  const ours = followers.flatMap(([{ bytes }]) => bytes).join('\n')
  expect(rows.filter(({ id }) => ours.includes(id)).length).toBeGreaterThan(10)
})

test('[GK10] the open poll of a revoked device ends in time, its next request is refused, and the client can tell', async () => {
  const device = must(kiosk)
  const own = followers.filter(([, audience]) => audience === 'public').map(([follower]) => follower)
  const counters = must(own.find(({ name }) => name === 'counters'))
  const headers = await managerAt(baseOne)
  counters.statuses.splice(0)
  const startedAt = performance.now()
  const revoke = `${baseOne}/api/branches/${branchId()}/devices/${device.device.id}/revoke`
  const json = { 'content-type': 'application/json' }
  expect((await fetch(revoke, { method: 'POST', headers: { ...headers, ...json }, body: '{}' })).status).toBe(204)
  await eventually('it is refused', async () => counters.statuses.includes(403), REVOKED_MS_MAX)
  expect(performance.now() - startedAt).toBeLessThan(REVOKED_MS_MAX)
  expect(counters.errors.at(-1)).toMatchObject({ status: 403, json: { code: 'device_revoked' } })
  for (const follower of own) follower.close()
  followers = followers.filter(([, audience]) => audience === 'staff')
})

test('[SH6] a stop with open polls is quick, and the clients of the other server go on', async () => {
  await allEqual()
  const startedAt = performance.now()
  expect(await must(other).end('SIGTERM')).toBe(0)
  expect(performance.now() - startedAt).toBeLessThan(STOP_MS_MAX)
  await eventually('the first holds the engine again', async () => (await world.holder())?.address === baseOne)
  // Which check it is says the text.
  expect((await readiness(baseOne)).text).not.toContain('fault')
  // Theirs is gone for good; the rest of what they would say is of no matter.
  for (const [follower] of followers) if (follower.base === baseOther) follower.close()
  followers = followers.filter(([{ base }]) => base === baseOne)
  expect(followers.length).toBe(SHAPES.length)
  await world.sql(
    `update app.counters set pause_reason = 'tea', version = version + 1 where branch_id = '${branchId()}'`,
  )
  await allEqual(RETURN_MS_MAX)
})
