import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Device, issueArgs, World } from '../../setup/world.ts'
import { tellsItself } from '../tickets/tells-itself.ts'
import { appointment, type BookableBranch, book, bookArgs, bookableBranch, DAY, NOW } from './bookable-branch.ts'

let world: World
let branch: BookableBranch
let kiosk: Device
let console: Device
let booked: Record<string, unknown>
let n = 0

/** The kiosk's paper for an appointment; `minutes` after NOW. */
const checkIn = async (args: Record<string, unknown>, minutes = 0, device = kiosk) => {
  n += 1
  await world.setNow(new Date(Date.parse(NOW) + minutes * 60_000).toISOString())
  return world.give(device, 'check_in_appointment', 'fact', issueArgs(branch, DAY, n, args))
}
const minutesAfterNow = (minutes: number) =>
  new Date(Date.parse(NOW) + minutes * 60_000).toISOString().replace('.000Z', '+00:00')

beforeAll(async () => {
  world = await World.create()
  branch = await bookableBranch(world)
  kiosk = await world.addDevice(branch, 'kiosk')
  console = await world.addDevice(branch, 'console')
})
beforeEach(async () => {
  await world.setNow(NOW)
  await world.root.query('delete from app.appointments')
  await world.root.query('update app.writers set last_occurred_at = null')
  await world.root.query('delete from app.lane_days')
  await world.api.query('select app.writer_state($1, $2, $3)', [kiosk.tenantId, kiosk.deviceId, kiosk.writerId])
  // The slot is seventy minutes away.
  booked = bookArgs(branch, { class_id: branch.classes.priority, contact: { name: 'Amel', phone: '+21620000000' } })
  await book(world, console, booked)
})
afterAll(() => world.close())

describe('check_in_appointment', () => {
  test('who comes early has the place of the slot, less tolerance and head start, with class and contact of the booking', async () => {
    const outcome = await checkIn({ code: booked.code })
    expect(outcome).toMatchObject({ kind: 'applied', flags: [] })
    expect(await world.ticket(String(outcome.ticket_id))).toMatchObject({
      state: 'waiting',
      origin: 'appointment',
      appointment_id: booked.appointment_id,
      class_id: branch.classes.priority,
      contact_phone: '+21620000000',
      contact_expires_at: minutesAfterNow(48 * 60),
      queued_at: minutesAfterNow(0),
      order_at: minutesAfterNow(70 - 5 - 15),
    })
    expect(await appointment(world, booked.appointment_id)).toMatchObject({
      state: 'arrived',
      ticket_id: outcome.ticket_id,
      // It is the ticket's now.
      contact_phone: null,
      contact_expires_at: null,
      version: 2,
    })
    expect(await tellsItself(world, String(outcome.ticket_id))).toBe(true)
  })

  test('who comes in time has the place of the arrival', async () => {
    const outcome = await checkIn({ appointment_id: booked.appointment_id }, 68)
    expect(await world.ticket(String(outcome.ticket_id))).toMatchObject({ order_at: minutesAfterNow(68 - 15) })
  })

  test('at the limit of lateness the appointment still holds, beyond it the place is a walk-in’s, and flagged', async () => {
    const punctual = await checkIn({ code: booked.code }, 85)
    expect(punctual.flags).toEqual([])
    await world.root.query(`update app.appointments set state = 'booked', ticket_id = null`)
    const late = await checkIn({ code: booked.code }, 86)
    expect(late.flags).toEqual(['appointment_late'])
    expect(await world.ticket(String(late.ticket_id))).toMatchObject({
      flags: ['appointment_late'],
      appointment_id: booked.appointment_id,
      order_at: minutesAfterNow(86 - 15),
    })
    expect(await appointment(world, booked.appointment_id)).toMatchObject({ state: 'arrived' })
  })

  test('class and contact of the paper win over those of the booking', async () => {
    const outcome = await checkIn({
      code: booked.code,
      class_id: branch.classes.strict,
      contact: { phone: '+21699999999' },
    })
    expect(await world.ticket(String(outcome.ticket_id))).toMatchObject({
      class_id: branch.classes.strict,
      contact_phone: '+21699999999',
      contact_name: null,
    })
  })

  test.each([
    ['an unknown code', async () => ({ code: 'NOCODE' })],
    ['an unknown id', async () => ({ appointment_id: randomUUID() })],
    ['no name of an appointment at all', async () => ({})],
    [
      'a cancelled appointment',
      async () => {
        await world.give(console, 'cancel_appointment', 'intent', { appointment_id: booked.appointment_id })
        return { code: booked.code }
      },
    ],
    [
      'an appointment of another day',
      async () => {
        const other = bookArgs(branch, { slot_at: '2026-03-11T10:10:00Z' })
        await book(world, console, other)
        return { appointment_id: other.appointment_id }
      },
    ],
    [
      'another branch’s appointment',
      async () => {
        const other = await bookableBranch(world, branch.tenantId)
        const args = bookArgs(other)
        await book(world, other.server, args)
        return { appointment_id: args.appointment_id }
      },
    ],
  ])('%s: the paper is an ordinary ticket, flagged', async (_what, args) => {
    const outcome = await checkIn(await args())
    expect(outcome).toMatchObject({ kind: 'applied', flags: ['appointment_unknown'] })
    expect(await world.ticket(String(outcome.ticket_id))).toMatchObject({
      appointment_id: null,
      class_id: null,
      contact_phone: null,
      order_at: minutesAfterNow(0),
    })
    const { rows } = await world.root.query(`select count(*)::int as n from app.appointments where state = 'arrived'`)
    expect(rows[0].n).toBe(0)
  })

  test('a second paper for one appointment is its own ticket, flagged', async () => {
    const first = await checkIn({ code: booked.code })
    const second = await checkIn({ code: booked.code })
    expect(second.flags).toEqual(['appointment_used'])
    expect(await world.ticket(String(second.ticket_id))).toMatchObject({ appointment_id: null, class_id: null })
    expect(await appointment(world, booked.appointment_id)).toMatchObject({ ticket_id: first.ticket_id, version: 2 })
  })

  test('two kiosks at once: one keeps the appointment', async () => {
    const other = await world.addDevice(branch, 'tablet')
    const outcomes = await Promise.all([
      checkIn({ code: booked.code }),
      checkIn({ code: booked.code, number: 'A-Z77', letter: 'Z', n: 77 }, 0, other),
    ])
    expect(outcomes.filter((outcome) => outcome.flags?.includes('appointment_used'))).toHaveLength(1)
  })

  test('the same ticket told again merges and keeps its appointment', async () => {
    const ticket_id = randomUUID()
    const first = await checkIn({ code: booked.code, ticket_id })
    const again = await checkIn({ code: booked.code, ticket_id, number: (first.result as { number: string }).number })
    expect(again).toMatchObject({ kind: 'applied', flags: ['merged'], ticket_id })
    expect(await tellsItself(world, ticket_id)).toBe(true)
  })

  test('a typed number that was first becomes the appointment’s ticket, with the place that an early one has', async () => {
    const tablet = await world.addDevice(branch, 'tablet')
    const args = issueArgs(branch, DAY, n + 1, { code: booked.code })
    await world.setNow(minutesAfterNow(60))
    const typed = await world.give(tablet, 'adopt_ticket', 'fact', {
      ticket_id: randomUUID(),
      number: args.number,
      number_day: DAY,
      proof: 'typed',
    })
    n += 1
    const outcome = await world.give(kiosk, 'check_in_appointment', 'fact', args, { age_ms: 50 * 60_000 })
    expect(outcome).toMatchObject({ flags: ['merged'], ticket_id: typed.ticket_id })
    const ticketId = String(typed.ticket_id)
    expect(await world.ticket(ticketId)).toMatchObject({
      origin: 'appointment',
      appointment_id: booked.appointment_id,
      queued_at: minutesAfterNow(10),
      order_at: minutesAfterNow(70 - 5 - 15),
    })
    expect(await appointment(world, booked.appointment_id)).toMatchObject({ ticket_id: ticketId })
    expect(await tellsItself(world, ticketId)).toBe(true)
  })

  test('a paper of yesterday that arrives today keeps the appointment that was called missed, and its ticket expires', async () => {
    await world.root.query(`update app.appointments set state = 'missed'`)
    await world.setNow(minutesAfterNow(24 * 60))
    n += 1
    const args = issueArgs(branch, DAY, n, { code: booked.code })
    const outcome = await world.give(kiosk, 'check_in_appointment', 'fact', args, { age_ms: 24 * 3_600_000 })
    expect(outcome.flags).toEqual(['day_closed'])
    expect(await world.ticket(String(outcome.ticket_id))).toMatchObject({ state: 'expired' })
    expect(await appointment(world, booked.appointment_id)).toMatchObject({ state: 'arrived' })
  })

  test('a number outside the kiosk’s lane is flagged as for any paper', async () => {
    await world.root.query('delete from app.lane_days')
    expect((await checkIn({ code: booked.code })).flags).toEqual(['outside_grant'])
  })

  test('an unknown service goes to quarantine: the fact is not lost', async () => {
    expect(await checkIn({ code: booked.code, service_id: randomUUID() })).toEqual({
      kind: 'quarantined',
      reason: 'unknown_reference',
    })
    expect(await appointment(world, booked.appointment_id)).toMatchObject({ state: 'booked' })
  })

  test('[I5] the same command again has the same outcome and no second effect', async () => {
    const id = randomUUID()
    n += 1
    const args = issueArgs(branch, DAY, n, { code: booked.code })
    const first = await world.give(kiosk, 'check_in_appointment', 'fact', args, { id })
    expect(await world.give(kiosk, 'check_in_appointment', 'fact', args, { id, seq: kiosk.seq })).toEqual(first)
    expect(await appointment(world, booked.appointment_id)).toMatchObject({ version: 2 })
  })
})
