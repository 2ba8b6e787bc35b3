import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '../digest-of.ts'
import { anId, Stage, TODAY, YESTERDAY } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const at = (instant: unknown) => new Date(instant as string).toISOString()
const typed = (number: string, overrides: Record<string, unknown> = {}) => ({
  ticket_id: anId(),
  number,
  number_day: TODAY,
  proof: 'typed',
  ...overrides,
})
async function dayOf(ticketId: string): Promise<string> {
  const { rows } = await stage.world.root.query<{ paper: string }>(
    `select number_day || ' ' || number as paper from app.tickets where id = $1`,
    [ticketId],
  )
  return rows[0]?.paper ?? ''
}

describe('a typed number', () => {
  it('of an unknown ticket makes a placeholder, which the issue fills and does not move', async () => {
    const issue = stage.nextIssue({ class_id: stage.branch.classes.priority, contact: { phone: '+21620000000' } })
    const placeholder = typed(issue.number)
    expect(await stage.fact(stage.tablet, 'adopt_ticket', placeholder)).toMatchObject({
      flags: [],
      ticket_id: placeholder.ticket_id,
      result: { number: issue.number },
    })
    expect(await stage.row(placeholder.ticket_id)).toMatchObject({
      is_placeholder: true,
      is_verified: false,
      origin: 'adopted',
      state: 'waiting',
    })
    await stage.intent(stage.tablet, 'call_ticket', { ticket_id: placeholder.ticket_id, counter_id: stage.counter })
    const late = await stage.world.addDevice(stage.branch, 'kiosk')
    const merged = await stage.fact(late, 'issue_ticket', issue, { age_ms: 600_000 })
    expect(merged).toEqual({
      kind: 'applied',
      flags: ['merged'],
      ticket_id: placeholder.ticket_id,
      result: { number: issue.number },
    })
    const row = await stage.row(placeholder.ticket_id)
    expect(row).toMatchObject({
      state: 'called',
      is_placeholder: false,
      is_verified: true,
      origin: 'kiosk',
      sequence_n: issue.n,
      device_id: late.deviceId,
      class_id: stage.branch.classes.priority,
      head_start_s: 900,
      contact_phone: '+21620000000',
      secret_digest: digestOf(issue.secret),
    })
    expect(at(row.queued_at)).toBe('2026-11-20T08:50:00.000Z')
    expect(at(row.order_at)).toBe('2026-11-20T08:35:00.000Z')
    expect(await stage.count('app.tickets', 'number = $1', [issue.number])).toBe(1)
  })

  it('of a known ticket is that ticket, under its own id too', async () => {
    const id = await stage.issue()
    const { number } = await stage.row(id)
    const adoption = typed(number as string)
    expect(await stage.fact(stage.tablet, 'adopt_ticket', adoption)).toMatchObject({
      flags: ['merged'],
      ticket_id: id,
    })
    const serve = { ticket_id: adoption.ticket_id, counter_id: stage.counter }
    expect(await stage.fact(stage.tablet, 'start_service', serve)).toMatchObject({ kind: 'applied', ticket_id: id })
    expect(await stage.row(id)).toMatchObject({ state: 'serving', origin: 'kiosk' })
    expect(await stage.world.ticket(adoption.ticket_id)).toBeUndefined()
  })

  it('typed at two counters is one ticket', async () => {
    const { number } = stage.nextIssue()
    const first = await stage.fact(stage.tablet, 'adopt_ticket', typed(number))
    const second = await stage.fact(stage.second, 'adopt_ticket', typed(number))
    expect(second).toMatchObject({ flags: ['merged'], ticket_id: first.ticket_id })
  })

  it('[W7] whose day was a guess is of the day that its paper says', async () => {
    const issue = stage.nextIssue()
    await stage.fact(
      stage.tablet,
      'adopt_ticket',
      typed(issue.number, { ticket_id: issue.ticket_id, number_day: YESTERDAY }),
    )
    expect(await stage.fact(stage.kiosk, 'issue_ticket', issue)).toEqual({
      kind: 'applied',
      flags: ['merged'],
      ticket_id: issue.ticket_id,
      result: { number: issue.number },
    })
    expect(await dayOf(issue.ticket_id)).toBe(`${TODAY} ${issue.number}`)
    const events = await stage.events(issue.ticket_id)
    expect(events.at(-1)?.patch).toMatchObject({ number_day: TODAY, number: issue.number })
  })

  it('[W7] whose true day has such a number already gets a suffix and a flag there', async () => {
    const first = stage.nextIssue()
    await stage.fact(stage.kiosk, 'issue_ticket', first)
    const second = { ...first, ticket_id: anId() }
    await stage.fact(
      stage.tablet,
      'adopt_ticket',
      typed(first.number, { ticket_id: second.ticket_id, number_day: YESTERDAY }),
    )
    expect(await stage.fact(stage.kiosk, 'issue_ticket', second)).toEqual({
      kind: 'applied',
      flags: ['merged', 'duplicate_number'],
      ticket_id: second.ticket_id,
      result: { number: `${first.number}/2` },
    })
    expect(await dayOf(second.ticket_id)).toBe(`${TODAY} ${first.number}/2`)
    expect(await dayOf(first.ticket_id)).toBe(`${TODAY} ${first.number}`)
    expect((await stage.row(second.ticket_id)).flags).toEqual(['duplicate_number'])
  })

  it('with a prefix that no service bears is kept in quarantine', async () => {
    expect(await stage.fact(stage.tablet, 'adopt_ticket', typed('Z-001'))).toEqual({
      kind: 'quarantined',
      reason: 'unknown_reference',
    })
  })

  it('gets the further services and the answers of the issue behind it', async () => {
    const [a, b] = stage.branch.services.map((service) => service.id)
    const issue = stage.nextIssue({ legs: [b], answers: { reason: 'card' } })
    const placeholder = typed(issue.number)
    await stage.fact(stage.tablet, 'adopt_ticket', placeholder)
    const serve = { ticket_id: placeholder.ticket_id, counter_id: stage.counter }
    await stage.fact(stage.tablet, 'start_service', serve)
    await stage.fact(stage.kiosk, 'issue_ticket', issue)
    expect(await stage.row(placeholder.ticket_id)).toMatchObject({
      state: 'serving',
      legs: [{ service_id: a }, { service_id: b }],
      answers: { reason: 'card' },
    })
    await stage.fact(stage.tablet, 'complete_service', serve)
    expect(await stage.row(placeholder.ticket_id)).toMatchObject({ state: 'waiting', service_id: b, leg_index: 1 })
  })
})

describe('the same ticket id twice', () => {
  it('merges: what is known stays, what was not known is filled, the earlier arrival counts', async () => {
    const { classes } = stage.branch
    const issue = stage.nextIssue()
    await stage.fact(stage.kiosk, 'issue_ticket', issue)
    const again = { ...issue, class_id: classes.priority, contact: { name: 'S.' }, secret: 'another-secret-123' }
    const late = await stage.world.addDevice(stage.branch, 'kiosk')
    expect(await stage.fact(late, 'issue_ticket', again, { age_ms: 60_000 })).toMatchObject({ flags: ['merged'] })
    const filled = await stage.row(issue.ticket_id)
    expect(filled).toMatchObject({
      class_id: classes.priority,
      contact_name: 'S.',
      secret_digest: digestOf(issue.secret),
    })
    expect([at(filled.queued_at), at(filled.order_at)]).toEqual([
      '2026-11-20T08:59:00.000Z',
      '2026-11-20T08:44:00.000Z',
    ])
    const third = { ...issue, class_id: classes.strict, contact: { name: 'T.', email: 'a@example.tn' } }
    await stage.fact(stage.kiosk, 'issue_ticket', third)
    expect(await stage.row(issue.ticket_id)).toMatchObject({
      class_id: classes.priority,
      head_start_s: 900,
      contact_name: 'S.',
      contact_email: 'a@example.tn',
    })
    const events = await stage.events(issue.ticket_id)
    expect(events.map((event) => event.what)).toEqual(['issued', 'merged', 'merged'])
    expect(JSON.stringify(events)).not.toMatch(/example\.tn|secret|"S\."/)
  })
})
