import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TicketDocument } from '../../printer/document/ticket-document.ts'
import { ticketPdf } from '../../printer/pdf/ticket-pdf.ts'
import { PRINT_LIMITS } from '../../server/prints/print-limits.ts'
import { tenantId, ticketId } from '../../sync/ids.ts'
import { ticketKeyToToken } from '../../sync/tickets/ticket-token.ts'
import { AppServer } from '../setup/app-server.ts'
import { type Branch, type Device, issueArgs, type World } from '../setup/world.ts'

const SECRET = 'c2VjcmV0LXNlY3JldC0x'

let server: AppServer
let world: World
let branch: Branch
let near: Branch
let tablet: Device
let kiosk: Device
let token: string

beforeAll(async () => {
  server = await AppServer.open({ PUBLIC_URL: 'https://file.example.tn' })
  world = server.world
  branch = await world.addBranch()
  near = await world.addBranch({ tenantId: branch.tenantId })
  tablet = await world.addDevice(branch, 'tablet')
  kiosk = await world.addDevice(branch, 'kiosk')
  token = await server.deviceToken(tablet)
})
afterAll(() => server.close())

let n = 0
async function issue(device: Device, more: Record<string, unknown> = {}, at = branch): Promise<string> {
  n += 1
  const args = issueArgs(at, await world.today(at), n, { secret: SECRET, ...more })
  await world.give(device, 'issue_ticket', 'fact', args)
  return String(args.ticket_id)
}

type Printed = { readonly status: number; readonly headers: Headers; readonly bytes: Buffer; readonly code: string }

async function print(path: string, body: unknown = {}, by = token): Promise<Printed> {
  const answer = await server.app.request(`/api/${path}/print`, {
    method: 'POST',
    headers: { authorization: `Bearer ${by}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const isJson = answer.headers.get('content-type')?.includes('json') === true
  return {
    status: answer.status,
    headers: answer.headers,
    bytes,
    code: isJson ? JSON.parse(bytes.toString()).code : '',
  }
}

/** What the paper of a ticket must say, by the rows themselves. */
async function paperOf(id: string, more: Partial<TicketDocument>): Promise<TicketDocument> {
  const { rows } = await world.root.query<{ number: string; at: string }>(
    `select number, to_char(queued_at at time zone 'Africa/Tunis', 'YYYY-MM-DD HH24:MI') as at from app.tickets where id = $1`,
    [id],
  )
  const [day = '', time = ''] = rows[0]?.at.split(' ') ?? []
  return {
    language: 'fr',
    digits: 'latn',
    number: rows[0]?.number ?? '',
    service: 'A',
    nextServices: [],
    tenant: 'Bank',
    branch: 'Branch',
    issuedAt: { day, time },
    marks: [],
    ...more,
  }
}
const isPaper = async ({ bytes }: Printed, id: string, more: Partial<TicketDocument>): Promise<void> =>
  expect(bytes.equals(Buffer.from(ticketPdf(await paperOf(id, more))))).toBe(true)

it('[DP1] the first paper of a walk-in says what the ticket is, with its code, and bears no mark', async () => {
  const id = await issue(tablet, { language: 'fr' })
  const printed = await print(`tickets/${id}`, { secret: SECRET })
  expect(printed.status, printed.code).toBe(200)
  const key = { tenantId: tenantId.parse(branch.tenantId), ticketId: ticketId.parse(id), secret: SECRET }
  await isPaper(printed, id, { qr: `https://file.example.tn/t/${ticketKeyToToken(key)}`, ahead: 0 })
})

it('[DP2] every paper after the first is marked as a copy, whoever asks, and says nothing of people ahead', async () => {
  const id = await issue(tablet, { language: 'ar' })
  expect((await print(`tickets/${id}`)).status).toBe(200)
  await isPaper(await print(`tickets/${id}`), id, { language: 'ar', stamp: 'copy' })
  const { token: person } = await server.signedIn(branch.tenantId, branch.staffId)
  await isPaper(await print(`branches/${branch.branchId}/tickets/${id}`, {}, person), id, {
    language: 'ar',
    stamp: 'copy',
  })
})

it('[DP2] of two who ask at once one gets the paper and one the copy', async () => {
  const id = await issue(tablet, { language: 'fr' })
  const both = await Promise.all([print(`tickets/${id}`), print(`tickets/${id}`)])
  const copy = Buffer.from(ticketPdf(await paperOf(id, { stamp: 'copy' })))
  expect(both.map(({ bytes }) => bytes.equals(copy)).sort()).toEqual([false, true])
})

it('[DP2] what a kiosk gave out is a copy from the first', async () => {
  const id = await issue(kiosk)
  await isPaper(await print(`tickets/${id}`, { language: 'fr' }), id, { stamp: 'copy' })
})

it('[DP3] it comes in the language that is wanted', async () => {
  const id = await issue(kiosk, { language: 'ar' })
  await isPaper(await print(`tickets/${id}`, { language: 'en' }), id, { language: 'en', stamp: 'copy' })
})

it('[DP4] a secret that is not the ticket’s makes no paper, and none is noted', async () => {
  const id = await issue(tablet)
  expect(await print(`tickets/${id}`, { secret: 'x'.repeat(20) })).toMatchObject({
    status: 409,
    code: 'unknown_reference',
  })
  const { rows } = await world.root.query('select 1 from app.audit_log where subject_id = $1', [id])
  expect(rows).toEqual([])
})

it('[DP5] each paper is noted: by whom, at which device, and whether it was a copy', async () => {
  const id = await issue(tablet)
  await print(`tickets/${id}`)
  const { token: person } = await server.signedIn(branch.tenantId, branch.staffId)
  await print(`branches/${branch.branchId}/tickets/${id}`, {}, person)
  const { rows } = await world.root.query(
    `select actor_id, device_id, branch_id, outcome, details from app.audit_log
     where subject_id = $1 and action = 'print_ticket' order by at`,
    [id],
  )
  const common = { branch_id: branch.branchId, outcome: 'done' }
  expect(rows).toEqual([
    { ...common, actor_id: null, device_id: tablet.deviceId, details: { is_copy: false } },
    { ...common, actor_id: branch.staffId, device_id: null, details: { is_copy: true } },
  ])
})

it('[DP6] another branch, another bank and nobody’s ticket are the same to who may not know', async () => {
  const foreign = await world.addBranch()
  const [foreignTablet, nearTablet] = [await world.addDevice(foreign, 'tablet'), await world.addDevice(near, 'tablet')]
  const ids = [await issue(foreignTablet, {}, foreign), await issue(nearTablet, {}, near), randomUUID()]
  const { token: person } = await server.signedIn(branch.tenantId, branch.staffId)
  for (const id of ids) {
    expect(await print(`tickets/${id}`, { secret: SECRET })).toMatchObject({ status: 404, code: 'not_found' })
    for (const at of [branch, near, foreign])
      expect(await print(`branches/${at.branchId}/tickets/${id}`, {}, person)).toMatchObject({ code: 'not_found' })
  }
})

it.each(['kiosk', 'display'] as const)('[DP7] a %s does not print here', async (kind) => {
  const id = await issue(tablet)
  const other = await server.deviceToken(await world.addDevice(branch, kind))
  expect(await print(`tickets/${id}`, {}, other)).toMatchObject({ status: 403, code: 'not_allowed' })
})

it('[DP8] a ticket that is over gets no paper', async () => {
  const id = await issue(tablet)
  await world.give(tablet, 'cancel_ticket', 'intent', { ticket_id: id })
  expect(await print(`tickets/${id}`)).toMatchObject({ status: 409, code: 'ticket_ended' })
})

it('[DP9] nobody keeps the page on its way, and it is shown as what it is', async () => {
  const { headers, bytes } = await print(`tickets/${await issue(tablet)}`)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-type')).toBe('application/pdf')
  expect(headers.get('content-disposition')).toMatch(/^inline; filename="[A-Z0-9-]+\.pdf"$/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
})

it('[DP10] who asks for more than a desk can is told to wait, and of that nothing is noted', async () => {
  const fast = await server.deviceToken(await world.addDevice(branch, 'console'))
  const id = await issue(kiosk)
  const all = await Promise.all(
    Array.from({ length: 2 * PRINT_LIMITS.openMax }, () => print(`tickets/${id}`, {}, fast)),
  )
  const refused = all.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  for (const { code, headers } of refused) {
    expect(code).toBe('too_many_requests')
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
  const { rows } = await world.root.query(
    `select 1 from app.audit_log where subject_id = $1 and action = 'print_ticket'`,
    [id],
  )
  expect(rows).toHaveLength(all.length - refused.length)
})

it.each([
  ['a language that nobody prints', { language: 'de' }],
  ['a secret that is none', { secret: '../../etc' }],
])('%s is malformed', async (_, body) => {
  expect(await print(`tickets/${randomUUID()}`, body)).toMatchObject({ status: 400, code: 'malformed' })
})
