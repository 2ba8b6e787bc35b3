import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ShapeName, shapes } from '../../sync/permissions/shapes.ts'
import { shapeCatalogue } from '../../sync/shapes/shape-catalogue.ts'
import type { Branch, Device } from '../setup/world.ts'
import { GateWorld, isUpToDate, NOTE, newId, PHONE, rowsOf, SECRET } from './gate-world.ts'

const NAMES = Object.keys(shapes) as ShapeName[]
const PERSONAL = [
  PHONE,
  '98123456',
  NOTE,
  'Amina',
  'amina@example',
  'blue form',
  'contact_',
  'answers',
  'feedback_text',
]
const DIGEST = createHash('sha256').update(SECRET).digest('hex')
const SECRETS = [SECRET, DIGEST, 'secret']

let gate: GateWorld
let mine: Branch
let sibling: Branch
let foreign: Branch
const tokens: Record<string, string> = {}
let tablet: Device
let ticketId: string
let otherTicketId: string

beforeAll(async () => {
  gate = await GateWorld.open()
  const { world } = gate.server
  mine = await world.addBranch()
  sibling = await world.addBranch({ tenantId: mine.tenantId })
  foreign = await world.addBranch()
  const kiosk = await world.addDevice(mine, 'kiosk')
  tablet = await world.addDevice(mine, 'tablet')
  const devices = {
    kiosk,
    tablet,
    display: await world.addDevice(mine, 'display'),
    console: await world.addDevice(mine, 'console'),
  }
  for (const [kind, device] of Object.entries(devices)) tokens[kind] = await gate.server.deviceToken(device)
  for (const role of ['manager', 'teller', 'admin']) {
    tokens[role] = (await gate.aPerson(role, mine.tenantId, mine.branchId)).token
  }
  tokens.operator = (await gate.server.operator()).token
  ticketId = await gate.aTicket(mine, kiosk, tablet, 1)
  const elsewhere = [await world.addDevice(foreign, 'kiosk'), await world.addDevice(foreign, 'tablet')] as const
  otherTicketId = await gate.aTicket(foreign, ...elsewhere, 1)
  for (const { branchId, tenantId } of [mine, sibling, foreign]) {
    const values = [branchId, tenantId]
    await world.root.query(
      `insert into app.branch_configs (branch_id, tenant_id, config_version, document) values ($1, $2, 1, '{"a":1}') on conflict do nothing`,
      values,
    )
    await world.root.query(
      'insert into app.branch_stats (branch_id, tenant_id, computed_at) values ($1, $2, app.now()) on conflict do nothing',
      values,
    )
  }
})
afterAll(() => gate.close())

const tokenOf = (actor: string): string => tokens[actor] ?? ''
const PUBLIC = ['kiosk', 'display']
const STAFF = ['tablet', 'console', 'manager', 'admin']

describe.each(NAMES)('[GK1] the shape %s', (shape) => {
  it.each([...PUBLIC, ...STAFF])('is read by a %s, with the columns of its audience', async (actor) => {
    const answer = await gate.read(tokenOf(actor), shape, mine.branchId)
    expect(answer.status).toBe(200)
    expect(isUpToDate(answer)).toBe(true)
    const rows = rowsOf(answer)
    expect(rows.length).toBeGreaterThan(0)
    const columns = shapeCatalogue[shape].columns[PUBLIC.includes(actor) ? 'public' : 'staff']
    for (const row of rows) {
      expect(Object.keys(row).sort()).toEqual(Object.keys(columns).sort())
      expect([row.tenant_id, row.branch_id]).toEqual([mine.tenantId, mine.branchId])
    }
  })

  it.each(['teller', 'operator'])('is not for a %s', async (actor) => {
    const answer = await gate.ask(tokenOf(actor), `shape=${shape}&branch=${mine.branchId}&offset=-1`)
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([403, 'not_allowed'])
  })

  it.each([...PUBLIC, ...STAFF])('of another tenant, or of no branch at all, is not found by a %s', async (actor) => {
    const before = gate.asked.length
    const answers = await Promise.all(
      [foreign.branchId, newId()].map((branch) =>
        gate.ask(tokenOf(actor), `shape=${shape}&branch=${branch}&offset=-1`),
      ),
    )
    const told = answers.map(({ status, text }) => [status, { ...JSON.parse(text), request_id: undefined }])
    expect(told[0]?.[0]).toBe(404)
    // The two cannot be told apart.
    expect(told[0]).toEqual(told[1])
    expect(gate.asked).toHaveLength(before)
  })
})

it.each([...PUBLIC, 'tablet', 'console', 'manager'])(
  '[GK1] a %s does not see another branch of its tenant',
  async (actor) => {
    const answer = await gate.ask(tokenOf(actor), `shape=tickets&branch=${sibling.branchId}&offset=-1`)
    expect(answer.status).toBe(404)
  },
)

it('[GK1] an admin sees every branch of the tenant', async () => {
  expect((await gate.read(tokenOf('admin'), 'branch_config', sibling.branchId)).status).toBe(200)
})

it.each(NAMES)('[GK4] a kiosk and a display get no byte of what is personal from %s', async (shape) => {
  for (const actor of PUBLIC) {
    const { text, headers } = await gate.read(tokenOf(actor), shape, mine.branchId)
    const all = text + JSON.stringify([...headers])
    if (shape === 'tickets') expect(all).toContain(ticketId)
    expect([...PERSONAL, ...SECRETS].filter((word) => all.includes(word))).toEqual([])
  }
})

it.each(NAMES)('[GK4] nobody gets a secret from %s, nor a row of another tenant', async (shape) => {
  for (const actor of [...PUBLIC, ...STAFF]) {
    const { text, headers } = await gate.read(tokenOf(actor), shape, mine.branchId)
    const all = text + JSON.stringify([...headers])
    const unwanted = [...SECRETS, otherTicketId, foreign.tenantId, foreign.branchId, sibling.branchId]
    expect(unwanted.filter((word) => all.includes(word))).toEqual([])
  }
})

it('[GK4] those who serve see contact and note, so that the search for them can fail', async () => {
  const { text } = await gate.read(tokenOf('tablet'), 'tickets', mine.branchId)
  expect(text).toContain(PHONE)
  expect(text).toContain(NOTE)
})

it('[GK4] changes that come while a kiosk waits bear nothing personal either', async () => {
  const base = `shape=tickets&branch=${mine.branchId}`
  const snapshot = await gate.read(tokenOf('kiosk'), 'tickets', mine.branchId)
  const next = () =>
    `${base}&offset=${snapshot.headers.get('electric-offset')}&handle=${snapshot.headers.get('electric-handle')}`
  const poll = gate.ask(tokenOf('kiosk'), `${next()}&live=true`)
  const { world } = gate.server
  await world.root.query(
    `update app.tickets set note = 'second ${NOTE}', feedback_text = 'words', version = version + 1 where id = $1`,
    [ticketId],
  )
  const answer = await poll
  expect(rowsOf(answer)).toMatchObject([{ id: ticketId }])
  expect([...PERSONAL, ...SECRETS, 'words'].filter((word) => answer.text.includes(word))).toEqual([])
})

it('[GK1] a device without a branch has no shape', async () => {
  const { world } = gate.server
  const lost = await world.addDevice(mine, 'console')
  await world.root
    .query('update app.devices set branch_id = null where id = $1', [lost.deviceId])
    .catch(() => undefined)
  const answer = await gate.ask(
    await gate.server.deviceToken(lost),
    `shape=tickets&branch=${sibling.branchId}&offset=-1`,
  )
  expect(answer.status).toBe(404)
})
