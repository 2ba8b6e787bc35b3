import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processIdentity } from '../../server/bootstrap/process-identity.mjs'
import { readPostmaster } from '../../server/postgres/read-postmaster.ts'
import { eventually } from '../jobs/eventually.ts'
import { aFolder, removeFolder } from '../postgres/helpers.ts'
import { runServer, type ServerProcess } from '../setup/run-server.ts'
import {
  type Command,
  type DemoBranch,
  type Device,
  demoBranch,
  type Outcome,
  openDevice,
  openTellers,
} from './demo-device.ts'

const BATCH = 20
const CONTACTS = [
  { name: 'Zoubeida Mnarja', phone: '+21655987654', email: 'zoubeida.mnarja@example.tn' },
  { name: 'زبيدة المنارجة', phone: '+216 98 123 789' },
]

/** One demo on its own data lives through all of this, in this order, as a stranger meets it: by HTTP alone. */
const folder = aFolder()
const servers: ServerProcess[] = []
let branch: DemoBranch
let kiosks: [Device, Device]
let tellers: [Device, Device]
const devices = (): Device[] => [...kiosks, ...tellers]

async function start(): Promise<string> {
  const server = runServer({ DEMO: '1', DATA_DIR: folder, LOG_LEVEL: 'trace' })
  servers.push(server)
  return server.address()
}
const server = (): ServerProcess => servers.at(-1) as ServerProcess

beforeAll(async () => {
  const base = await start()
  branch = await demoBranch(base, 'jerba-houmt')
  kiosks = [await openDevice(base, branch, 'kiosk-1'), await openDevice(base, branch, 'kiosk-2')]
  tellers = await openTellers(base, branch)
})
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL')
  await removeFolder(folder)
})

async function metric(line: RegExp): Promise<number> {
  const text = await (await fetch(`${kiosks[0].base}/metrics`)).text()
  return Number(line.exec(text)?.[1] ?? Number.NaN)
}

const PUSHES = /^http_request_duration_seconds_count\{method="POST",route="\/api\/push",status="200"\} (\d+)$/m
const ticketOf = (outcome: Outcome | undefined): string => {
  if (outcome?.kind !== 'applied' || outcome.ticket_id === undefined) throw new Error(JSON.stringify(outcome))
  return outcome.ticket_id
}

test('a kiosk issues, and the branch version of the heartbeat moves with it', async () => {
  const [kiosk] = kiosks
  const before = await kiosk.heartbeat()
  const { results } = await kiosk.push([500, 501, 502].map((n, i) => kiosk.writeIssue(n, { contact: CONTACTS[i] })))
  expect(results.map(({ outcome }) => outcome.kind)).toEqual(['applied', 'applied', 'applied'])
  const after = await eventually('the version moves', async () => {
    const beat = await kiosk.heartbeat()
    return beat.branch_version !== before.branch_version && beat
  })
  expect(Number(after.branch_version)).toBe(Number(before.branch_version) + 3)
  expect(after.writer?.last_seq).toBe(3)
  expect(await metric(PUSHES)).toBe(1)
  expect(await metric(/^commands_total\{command="issue_ticket",outcome="applied"\} (\d+)$/m)).toBe(3)
})

test('two counters that call at the same moment never get the same ticket', async () => {
  const pushesBefore = await metric(PUSHES)
  const called: string[] = []
  async function serve(teller: Device, counter: string | undefined): Promise<void> {
    for (let n = 0; n < 4; n += 1) {
      const call = await teller.give('call_next', 'intent', { counter_id: counter, valid_for_ms: 15_000 })
      if (call.kind === 'rejected') break
      called.push(ticketOf(call))
      const args = { ticket_id: ticketOf(call), counter_id: counter }
      expect(await teller.give('start_service', 'fact', args)).toMatchObject({ kind: 'applied' })
      expect(await teller.give('complete_service', 'fact', args)).toMatchObject({ kind: 'applied' })
    }
  }
  await Promise.all(tellers.map((teller, i) => serve(teller, branch.counters[i]?.id)))
  expect(called.length).toBeGreaterThan(3)
  expect(new Set(called).size).toBe(called.length)
  const story = await tellers[0].story(called.at(-1) as string)
  expect(story.ticket).toMatchObject({ state: 'completed' })
  expect(story.events.map(({ what }) => what).slice(-3)).toEqual(['called', 'started', 'completed'])
  expect(story.events.map(({ ordinal }) => ordinal)).toEqual(story.events.map((_, i) => i + 1))
  expect(await metric(PUSHES)).toBe(pushesBefore + tellers.reduce((sum, each) => sum + each.written.length, 0))
  expect(await metric(/^jobs_dead (\d+)$/m)).toBe(0)
})

/** Pushes until the server is gone, as a device does that nobody has told to stop. */
async function pushUntilGone(device: Device, write: (round: number) => Command[], answered: () => void): Promise<void> {
  for (let round = 0; ; round += 1) {
    try {
      await device.push(write(round))
    } catch (error) {
      if (error instanceof TypeError) return
      throw error
    }
    answered()
  }
}

/** Between the counters and the kiosks, in the middle of everything. */
async function killInTheMiddle(): Promise<void> {
  let answers = 0
  const answered = (): void => {
    answers += 1
    if (answers === 30) server().child.kill('SIGKILL')
  }
  const issues = (kiosk: Device, i: number) => (round: number) =>
    Array.from({ length: BATCH }, (_, k) => kiosk.writeIssue(1_000 * (i + 1) + round * BATCH + k))
  const calls = (teller: Device, i: number) => () => [
    teller.write('call_next', 'intent', { counter_id: branch.counters[i]?.id, valid_for_ms: 15_000 }),
  ]
  await Promise.all([
    ...kiosks.map((kiosk, i) => pushUntilGone(kiosk, issues(kiosk, i), answered)),
    ...tellers.map((teller, i) => pushUntilGone(teller, calls(teller, i), answered)),
  ])
}

async function resendAll(device: Device): Promise<void> {
  const known = new Map(device.outcomes)
  const size = device.device.kind === 'kiosk' ? 500 : 50
  for (let from = 0; from < device.written.length; from += size) {
    await device.push(device.written.slice(from, from + size))
  }
  expect(device.outcomes.size).toBe(device.written.length)
  for (const [id, outcome] of known) expect(device.outcomes.get(id), id).toEqual(outcome)
}

test('after kill -9 in the middle of pushes, the same commands sent again took effect exactly once', async () => {
  await killInTheMiddle()
  expect(await server().exit).toBe(null)
  const unanswered = devices().map((device) => device.written.length - device.outcomes.size)
  expect(Math.max(...unanswered)).toBeGreaterThan(0)

  const base = await start()
  expect(server().said.words).toContain('interrupted server')
  for (const device of devices()) device.base = base
  await Promise.all(devices().map(resendAll))
  // Once more: what was resent is now known itself.
  await Promise.all(devices().map(resendAll))

  for (const device of devices()) {
    expect((await device.heartbeat()).writer?.last_seq).toBe(device.written.length)
  }
  const commands = devices().flatMap((device) => device.written.map((command) => ({ device, command })))
  const numbers = new Set<unknown>()
  for (const { device, command } of commands) {
    const outcome = device.outcomes.get(command.id)
    if (outcome?.kind !== 'applied') continue
    const { ticket, events } = await device.story(ticketOf(outcome))
    expect(events.filter(({ command_id }) => command_id === command.id)).toHaveLength(1)
    expect(events.map(({ ordinal }) => ordinal)).toEqual(events.map((_, i) => i + 1))
    if (command.name === 'issue_ticket') numbers.add(ticket.number)
  }
  const issued = commands.filter(({ command }) => command.name === 'issue_ticket')
  expect(numbers.size).toBe(issued.length)
})

test('the numbers go on in the lane where they were', async () => {
  const [kiosk] = kiosks
  const numbers = kiosk.written.map(({ args }) => Number(args.n))
  const next = await kiosk.nextInLane()
  expect(next).toBeGreaterThan(Math.max(...numbers))
  const { results } = await kiosk.push([kiosk.writeIssue(next)])
  expect(results[0]?.outcome).toMatchObject({ kind: 'applied', flags: [], result: { number: `A-${next}` } })
})

/** A push whose second half is held back until the test lets it go. */
function heldPush(kiosk: Device, command: Command) {
  const body = JSON.stringify({ protocol: 1, writer: kiosk.writer, epoch: kiosk.epoch, commands: [command] })
  const half = Math.floor(Buffer.byteLength(body) / 2)
  const sent = request(`${kiosk.base}/api/push`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${kiosk.device.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    },
  })
  sent.write(Buffer.from(body).subarray(0, half))
  const response = once(sent, 'response')
  return async () => {
    sent.end(Buffer.from(body).subarray(half))
    const [answer] = await response
    let text = ''
    for await (const chunk of answer) text += chunk
    return { status: answer.statusCode as number, body: JSON.parse(text) as { results: { outcome: Outcome }[] } }
  }
}

test('SIGTERM lets a running request finish, then process, port and Postgres are gone', async () => {
  const [kiosk] = kiosks
  const state = readPostmaster(join(folder, 'postgres'))
  const postmaster = state.kind === 'alive' ? state.postmaster.pid : 0
  expect(processIdentity(postmaster)).toBeDefined()
  const finish = heldPush(kiosk, kiosk.writeIssue(9_000))
  await new Promise((resolve) => setTimeout(resolve, 200))
  server().child.kill('SIGTERM')
  const { port } = new URL(kiosk.base)
  await eventually('the port refuses', async () => {
    const socket = createConnection(Number(port), '127.0.0.1')
    const refused = await once(socket, 'connect').then(
      () => false,
      () => true,
    )
    socket.destroy()
    return refused
  })
  const answer = await finish()
  expect(answer.status).toBe(200)
  expect(answer.body.results[0]?.outcome.kind).toBe('applied')
  expect(await server().exit).toBe(0)
  expect(processIdentity(postmaster)).toBeUndefined()
})

test('what was acknowledged last is there at the next start', async () => {
  const base = await start()
  const [kiosk] = kiosks
  kiosk.base = base
  const last = kiosk.written.at(-1) as Command
  const { results } = await kiosk.push([last])
  const story = await kiosk.story(ticketOf(results[0]?.outcome))
  expect(story.events.map(({ what }) => what)).toEqual(['issued'])
})

test('no name, phone, address, token or secret of the story is in any log, however wrongly it was sent', async () => {
  const [kiosk] = kiosks
  const [contact] = CONTACTS
  const secret = String(kiosk.written[0]?.args.secret)
  const wrong = { authorization: `Bearer ${kiosk.device.token}x`, cookie: `session=${secret}` }
  const query = new URLSearchParams({ writer: `${contact?.name}`, phone: `${contact?.phone}`, token: secret })
  await fetch(`${kiosk.base}/api/heartbeat?${query}`, { headers: wrong })
  await fetch(`${kiosk.base}/t/${secret}/${encodeURIComponent(contact?.name ?? '')}?${query}`)
  await kiosk.ask(`/api/heartbeat?${query}`)
  await kiosk.ask('/api/push', `{"name":"${contact?.name}","phone":"${contact?.phone}"`)
  await kiosk.ask('/api/push', JSON.stringify({ protocol: 1, writer: contact?.email, commands: [{ contact }] }))
  const malformed = kiosk.writeIssue(9_001, { contact: { ...contact, [`${contact?.phone}`]: contact?.name } })
  await kiosk.push([malformed])
  const badName = kiosk.write('issue_ticket', 'fact', { name: contact?.name, phone: contact?.phone, secret })
  await kiosk.push([badName])
  await server().end('SIGTERM')

  const secrets = devices().flatMap(({ device, written }) => [
    device.token,
    ...written.map(({ args }) => args.secret as string | undefined),
  ])
  const personal = CONTACTS.flatMap(({ name, phone, email }) => [name, phone, phone.replaceAll(' ', ''), email])
  const appSecret = readFileSync(join(folder, 'secret'), 'utf8').trim()
  const forbidden = [...secrets, ...personal, appSecret].filter((text) => text !== undefined)
  const postgresLogs = readdirSync(join(folder, 'postgres/log')).map((name) =>
    readFileSync(join(folder, 'postgres/log', name), 'utf8'),
  )
  const logs = [...servers.flatMap(({ said }) => [said.words, said.log]), ...postgresLogs].join('\n')
  expect(logs).toContain('/api/push')
  expect(forbidden.length).toBeGreaterThan(100)
  expect(forbidden.filter((text) => logs.includes(text))).toEqual([])
})
