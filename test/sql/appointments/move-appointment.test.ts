import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Device, World } from '../../setup/world.ts'
import { appointment, type BookableBranch, book, bookArgs, bookableBranch } from './bookable-branch.ts'

let world: World
let branch: BookableBranch
let console: Device
let id: unknown
let code: unknown

const move = (slot_at: string, device = console) =>
  world.give(device, 'move_appointment', 'intent', { appointment_id: id, slot_at })
const cancel = (device = console) =>
  world.give(device, 'cancel_appointment', 'intent', { appointment_id: id, reason: 'ill' })

beforeAll(async () => {
  world = await World.create()
  branch = await bookableBranch(world)
  console = await world.addDevice(branch, 'console')
})
beforeEach(async () => {
  await world.root.query('delete from app.appointments')
  const args = bookArgs(branch, { contact: { phone: '+21620000000' } })
  await book(world, console, args)
  id = args.appointment_id
  code = args.code
})
afterAll(() => world.close())

describe('move_appointment', () => {
  test('[PD3] gives another slot; the contact expires with that one’s day', async () => {
    expect(await move('2026-03-12T07:50:00Z')).toMatchObject({ kind: 'applied', result: { appointment_id: id } })
    expect(await appointment(world, id)).toMatchObject({
      slot_at: '2026-03-12T07:50:00+00:00',
      slot_day: '2026-03-12',
      contact_expires_at: '2026-03-13T03:00:00+00:00',
      version: 2,
    })
  })

  test('an appointment does not stand in its own way', async () => {
    await world.root.query('update app.services set slot_capacity = 1 where id = $1', [branch.bookable])
    expect(await move('2026-03-10T10:10:00Z')).toMatchObject({ kind: 'applied' })
    await world.root.query('update app.services set slot_capacity = 2 where id = $1', [branch.bookable])
  })

  test('refuses a full slot, and leaves the appointment where it was', async () => {
    for (let n = 0; n < 2; n += 1) await book(world, console, bookArgs(branch, { slot_at: '2026-03-12T07:50:00Z' }))
    expect(await move('2026-03-12T07:50:00Z')).toMatchObject({ kind: 'rejected', code: 'slot_taken' })
    expect(await appointment(world, id)).toMatchObject({ slot_day: '2026-03-10', version: 1 })
  })

  test('refuses a day on which another appointment has the code', async () => {
    await book(world, console, bookArgs(branch, { slot_at: '2026-03-12T07:50:00Z', code }))
    expect(await move('2026-03-12T10:10:00Z')).toMatchObject({
      code: 'malformed',
      details: { field: 'code', reason: 'taken' },
    })
  })

  test.each([
    ['2026-03-10T08:30:00Z', 'malformed'],
    ['2026-03-15T10:10:00Z', 'outside_hours'],
    ['2026-03-20T10:10:00Z', 'holiday'],
    ['2026-03-12T15:30:00Z', 'after_last_ticket'],
  ])('refuses the slot %s: %s', async (slot, refusal) => {
    expect(await move(slot)).toMatchObject({ kind: 'rejected', code: refusal })
  })

  test.each(['arrived', 'cancelled', 'missed'])('refuses a %s appointment', async (state) => {
    await world.root.query('update app.appointments set state = $2 where id = $1', [id, state])
    expect(await move('2026-03-12T07:50:00Z')).toMatchObject({ code: 'appointment_ended', details: { state } })
  })

  test('refuses when the service no longer takes appointments', async () => {
    await world.root.query('update app.services set offers_appointments = false where id = $1', [branch.bookable])
    expect(await move('2026-03-12T07:50:00Z')).toMatchObject({ code: 'service_unavailable' })
    await world.root.query('update app.services set offers_appointments = true where id = $1', [branch.bookable])
  })

  test('another branch’s and another bank’s appointment is not there', async () => {
    for (const other of [await bookableBranch(world, branch.tenantId), await bookableBranch(world)]) {
      expect(await move('2026-03-12T07:50:00Z', other.server)).toMatchObject({ code: 'unknown_reference' })
      expect(await cancel(other.server)).toMatchObject({ code: 'unknown_reference' })
    }
    expect(await appointment(world, id)).toMatchObject({ state: 'booked', version: 1 })
  })
})

describe('cancel_appointment', () => {
  test('ends it, frees the slot and ends the purpose of the contact', async () => {
    expect(await cancel()).toMatchObject({ kind: 'applied' })
    expect(await appointment(world, id)).toMatchObject({
      state: 'cancelled',
      contact_expires_at: '2026-03-10T09:00:00+00:00',
      version: 2,
    })
  })

  test('refuses one that has ended, and one that is not there', async () => {
    await cancel()
    expect(await cancel()).toMatchObject({ code: 'appointment_ended', details: { state: 'cancelled' } })
    id = randomUUID()
    expect(await cancel()).toMatchObject({ code: 'unknown_reference' })
  })

  test('[I5] the same command again has no second effect', async () => {
    const header = { id: randomUUID() }
    const first = await world.give(console, 'cancel_appointment', 'intent', { appointment_id: id }, header)
    const again = await world.give(
      console,
      'cancel_appointment',
      'intent',
      { appointment_id: id },
      { ...header, seq: console.seq },
    )
    expect(again).toEqual(first)
    expect(await appointment(world, id)).toMatchObject({ version: 2 })
  })
})
