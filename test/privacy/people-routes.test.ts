import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppServer } from '../setup/app-server.ts'
import { openNeighbours } from '../setup/open-neighbours.ts'
import { type Branch, type Device, issueArgs, type World } from '../setup/world.ts'
import { tracesOf } from './traces-of.ts'

const PHONE = '+21698123456'
const contact = { name: 'Amina Ben Salah', phone: PHONE, email: 'Amina@example.tn' }
/** What is kept of the key to the customer's page. */
const DIGEST = createHash('sha256').update('c2VjcmV0LXNlY3JldC0xMg').digest('hex')
const TRACES = ['Amina', '98123456', 'green scarf', 'blue form', DIGEST]

let server: AppServer
let world: World
let own: Branch
let near: Branch
let foreign: Branch
let manager: string
let admin: string
let n = 0

beforeAll(async () => {
  ;({ server, world, own, near, foreign } = await openNeighbours())
  manager = await tokenOf(own.tenantId, own.managerId)
  admin = await tokenOf(own.tenantId, await world.addStaff(own.tenantId, own.branchId, 'admin'))
})
afterAll(() => server.close())

const tokenOf = async (tenantId: string, staffId: string) => (await server.signedIn(tenantId, staffId)).token
const ask = (what: string, body: unknown, token: string | undefined = manager) =>
  server.ask(`/api/people/${what}`, { token, body })

async function visit(branch: Branch, overrides: Record<string, unknown> = {}): Promise<{ id: string; kiosk: Device }> {
  const kiosk = await world.addDevice(branch, 'kiosk')
  n += 1
  const args = issueArgs(branch, await world.today(branch), n, { contact, ...overrides })
  const outcome = await world.give(kiosk, 'issue_ticket', 'fact', args)
  expect(outcome.kind).toBe('applied')
  return { id: String(args.ticket_id), kiosk }
}

async function audit(action: string) {
  const { rows } = await world.root.query(
    `select outcome, actor_role, subject_id, details, ip_hash is not null as has_address from app.audit_log
     where action = $1 order by id desc limit 1`,
    [action],
  )
  return rows[0]
}

describe('[PD5] finding', () => {
  it('leads by phone, with or without spaces, or by e-mail in any case, to the visits of the person’s own branches', async () => {
    const here = await visit(own)
    const there = await visit(near)
    await visit(foreign)
    await visit(own, { contact: { phone: '+21698123457' } })
    for (const body of [{ phone: '+216 98 123 456' }, { email: 'amina@EXAMPLE.tn' }]) {
      const found = await ask('find', body)
      expect(found.status).toBe(200)
      expect(found.headers.get('cache-control')).toBe('no-store')
      expect(found.body).toEqual({
        visits: [
          expect.objectContaining({
            kind: 'ticket',
            id: here.id,
            branch_id: own.branchId,
            state: 'waiting',
            is_archived: false,
          }),
        ],
        next_after: null,
      })
    }
    const ofAll = await ask('find', { phone: PHONE }, admin)
    expect(ofAll.body.visits.map((each: { id: string }) => each.id).sort()).toEqual([here.id, there.id].sort())
  })

  it('is noted with a count and not with what was looked for', async () => {
    await ask('find', { phone: PHONE })
    const noted = await audit('find_person')
    expect(noted).toMatchObject({
      outcome: 'done',
      actor_role: 'manager',
      details: { visits: expect.any(Number) },
      has_address: true,
    })
    expect(await tracesOf(world, own.tenantId, ['98123456'])).not.toContain('app.audit_log: 98123456')
    expect(server.lines.join('')).not.toContain('98123456')
  })

  it('finds appointments, the tickets that came of them, and what lies in quarantine', async () => {
    const branch = await world.addBranch({ tenantId: own.tenantId })
    const { id, kiosk } = await visit(branch, { contact: undefined })
    const appointment = randomUUID()
    await world.root.query(
      `insert into app.appointments (id, tenant_id, branch_id, service_id, code, slot_at, slot_day, language, ticket_id, contact_phone, contact_expires_at)
       values ($1, $2, $3, $4, 'ABC234', app.now(), current_date, 'fr', $5, $6, app.now() + interval '1 day')`,
      [appointment, branch.tenantId, branch.branchId, branch.services[0]?.id, id, PHONE],
    )
    const command = randomUUID()
    const args = {
      ...issueArgs(branch, '2026-01-01', 9, { contact: { phone: '+216 98 123 456' } }),
      service_id: randomUUID(),
    }
    await world.push(kiosk, [{ id: command, name: 'issue_ticket', kind: 'fact', args, malformed: true }])
    const token = await tokenOf(branch.tenantId, branch.managerId)
    const { body } = await ask('find', { phone: PHONE }, token)
    const kinds = Object.fromEntries(body.visits.map((each: { kind: string; id: string }) => [each.kind, each.id]))
    expect(kinds).toEqual({ ticket: id, appointment, quarantined: command })
    const document = (await ask('export', { ticket_id: id }, token)).body
    expect(document.appointments).toMatchObject([{ id: appointment, contact_phone: PHONE }])
    const erased = (await ask('erase', { phone: PHONE }, token)).body
    expect(erased).toMatchObject({ tickets: 1, appointments: 1, quarantined: 1, more: false })
    expect((await ask('find', { phone: PHONE }, token)).body.visits).toEqual([])
  })
})

describe('[PD5] the export', () => {
  it('holds ticket, events, commands and quarantine of a visit, hot or archived, and no secret', async () => {
    const branch = await world.addBranch({ tenantId: own.tenantId })
    const token = await tokenOf(branch.tenantId, branch.managerId)
    const { id, kiosk } = await visit(branch, { answers: { why: 'blue form' } })
    const tablet = await world.addDevice(branch, 'tablet')
    await world.give(tablet, 'note_ticket', 'fact', { ticket_id: id, text: 'green scarf' })
    await world.give(kiosk, 'issue_ticket', 'fact', { ticket_id: id, service_id: randomUUID() })
    const { status, body } = await ask('export', { phone: PHONE }, token)
    expect(status).toBe(200)
    expect(body.tickets).toMatchObject([
      { id, contact_name: contact.name, note: 'green scarf', answers: { why: 'blue form' } },
    ])
    expect(body.events.map((event: { what: string }) => event.what)).toEqual(['issued', 'noted'])
    expect(body.commands.map((command: { name: string }) => command.name)).toEqual(['issue_ticket', 'note_ticket'])
    expect(body.quarantined).toMatchObject([{ reason: 'unknown_reference', args: { ticket_id: id } }])
    expect(JSON.stringify(body)).not.toMatch(`c2VjcmV0|${DIGEST}`)
    await world.give(tablet, 'cancel_ticket', 'intent', { ticket_id: id })
    await world.root.query(
      `select set_config('app.tenant_id', $1, false), app_private.make_partition(p, current_date) from unnest(array['tickets_archive', 'ticket_events_archive']) p`,
      [branch.tenantId],
    )
    await world.root.query('select app_private.archive_tickets(array[$1::uuid], app.now())', [id])
    const archived = (await ask('export', { ticket_id: id }, token)).body
    expect(archived.tickets).toMatchObject([
      { id, state: 'cancelled', contact_name: null, answers: { why: 'blue form' } },
    ])
    expect(archived.events).toHaveLength(3)
    expect(await audit('export_person')).toMatchObject({ subject_id: id, details: { tickets: 1, events: 3 } })
  })

  it('comes a page of visits at a time', async () => {
    const branch = await world.addBranch({ tenantId: own.tenantId })
    const token = await tokenOf(branch.tenantId, branch.managerId)
    const kiosk = await world.addDevice(branch, 'kiosk')
    const day = await world.today(branch)
    const issues = Array.from({ length: 45 }, (_, i) => ({
      name: 'issue_ticket',
      kind: 'fact' as const,
      args: issueArgs(branch, day, i + 1, { contact }),
    }))
    await world.push(kiosk, issues)
    const seen: string[] = []
    let after: string | null = null
    do {
      const { body } = await ask('export', { phone: PHONE, ...(after !== null && { after }) }, token)
      expect(body.tickets.length).toBeLessThanOrEqual(20)
      expect(body.events.length).toBe(body.tickets.length)
      expect(body.commands.length).toBe(body.tickets.length)
      seen.push(...body.tickets.map((ticket: { id: string }) => ticket.id))
      after = body.next_after
    } while (after !== null)
    expect(seen.sort()).toEqual(issues.map(({ args }) => args.ticket_id).sort())
  })

  it('tells of nobody else: the same number in another branch is another person’s', async () => {
    const [first, second] = [
      await world.addBranch({ tenantId: own.tenantId }),
      await world.addBranch({ tenantId: own.tenantId }),
    ]
    const { id } = await visit(first, { number: 'A-500', n: 500 })
    const other = await visit(second, { number: 'A-500', n: 500, contact: { phone: '+21655500011' } })
    const { body } = await ask('export', { ticket_id: id }, admin)
    expect(body.commands).toHaveLength(1)
    expect(JSON.stringify(body)).not.toContain(other.id)
  })
})

describe('[PD5] the erasure', () => {
  it('by phone reaches every visit, is noted with counts, and can be repeated', async () => {
    const branch = await world.addBranch()
    const token = await tokenOf(branch.tenantId, branch.managerId)
    const first = await visit(branch, { answers: { why: 'blue form' } })
    await visit(branch)
    const tablet = await world.addDevice(branch, 'tablet')
    await world.give(tablet, 'note_ticket', 'fact', { ticket_id: first.id, text: 'green scarf' })
    expect(new Set((await tracesOf(world, branch.tenantId, TRACES)).map((found) => found.split(': ')[1]))).toEqual(
      new Set(TRACES),
    )
    const { status, body } = await ask('erase', { phone: PHONE }, token)
    expect(status).toBe(200)
    expect(body).toEqual({ tickets: 2, commands: 3, quarantined: 0, appointments: 0, messages: 0, more: false })
    expect(await tracesOf(world, branch.tenantId, TRACES)).toEqual([])
    expect(await audit('erase_person')).toMatchObject({ outcome: 'done', subject_id: null, details: { tickets: 2 } })
    expect((await ask('erase', { phone: PHONE }, token)).body).toMatchObject({ tickets: 0, more: false })
    expect((await ask('erase', { ticket_id: first.id }, token)).body).toMatchObject({ tickets: 1 })
  })

  it('leaves what another branch keeps, unless the whole bank asks', async () => {
    const here = await world.addBranch()
    const away = await world.addBranch({ tenantId: here.tenantId })
    await visit(here)
    const { id } = await visit(away)
    const token = await tokenOf(here.tenantId, here.managerId)
    expect((await ask('erase', { phone: PHONE }, token)).body).toMatchObject({ tickets: 1 })
    expect(await world.ticket(id)).toMatchObject({ contact_phone: PHONE })
    const head = await tokenOf(here.tenantId, await world.addStaff(here.tenantId, here.branchId, 'admin'))
    expect((await ask('erase', { phone: PHONE }, head)).body).toMatchObject({ tickets: 1 })
    expect(await world.ticket(id)).toMatchObject({ contact_phone: null })
  })
})

describe('refusals', () => {
  it.each(['export', 'erase'])(
    '[ID17] %s: a ticket of another branch, of another bank and of nobody are the same',
    async (what) => {
      const tickets = [(await visit(near)).id, (await visit(foreign)).id, randomUUID()]
      const answers = await Promise.all(tickets.map((ticket_id) => ask(what, { ticket_id })))
      for (const { status, body } of answers) {
        expect(status).toBe(404)
        expect({ ...body, request_id: '' }).toEqual({ ...answers[0]?.body, request_id: '' })
      }
      expect(await world.ticket(tickets[0] ?? '')).toMatchObject({ contact_phone: PHONE })
    },
  )

  it.each(['find', 'export', 'erase'])(
    '%s is not a teller’s, not an operator’s, not a device’s, and noted',
    async (what) => {
      const teller = await tokenOf(own.tenantId, own.staffId)
      expect((await ask(what, { phone: PHONE }, teller)).status).toBe(403)
      expect(await audit(what === 'erase' ? 'erase_person' : 'export_person')).toMatchObject({
        outcome: 'refused',
        actor_role: 'teller',
      })
      expect((await ask(what, { phone: PHONE }, (await server.operator()).token)).status).toBe(403)
      const device = await server.deviceToken(await world.addDevice(own, 'console'))
      for (const token of [device, undefined]) {
        const { status } = await server.ask(`/api/people/${what}`, { token, body: { phone: PHONE } })
        expect(status).toBe(401)
      }
    },
  )

  it('a session that has ended may nothing any more', async () => {
    const { token, sessionId } = await server.signedIn(own.tenantId, own.managerId)
    await world.root.query(`update app.staff_sessions set ended_at = app.now() where id = $1`, [sessionId])
    expect((await ask('find', { phone: PHONE }, token)).status).toBe(401)
  })

  it.each([
    ['nothing', {}],
    ['two references', { phone: PHONE, email: 'a@example.tn' }],
    ['letters', { phone: 'Amina' }],
    ['a null byte', { phone: '+2169812\u0000345' }],
    ['half a character', { email: 'a\ud83d@example.tn' }],
    ['a pattern', { phone: '%' }],
    ['something huge', { email: `${'a'.repeat(100_000)}@example.tn` }],
    ['an id that is none', { ticket_id: 'x' }],
    ['a list', [PHONE]],
    ['no JSON', '{'],
  ])('%s is refused as malformed', async (_, body) => {
    for (const what of ['find', 'export', 'erase']) {
      const answer = await ask(what, body)
      expect(answer.status).toBe(400)
      expect(answer.body.code).toBe('malformed')
    }
  })
})
