import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Device, World } from '../../setup/world.ts'
import { appointment, type BookableBranch, book, bookArgs, bookableBranch, DAY } from './bookable-branch.ts'

let world: World
let branch: BookableBranch
let console: Device

beforeAll(async () => {
  world = await World.create()
  branch = await bookableBranch(world)
  console = await world.addDevice(branch, 'console')
})
afterAll(() => world.close())

describe('make_appointment', () => {
  test('[PD3] books a slot, with a contact that expires with the slot’s day', async () => {
    const args = bookArgs(branch, {
      class_id: branch.classes.priority,
      contact: { name: 'Amel', phone: '+21620000000', email: 'a@example.org' },
      code: 'ab12',
    })
    expect(await book(world, console, args)).toMatchObject({
      kind: 'applied',
      flags: [],
      result: { appointment_id: args.appointment_id },
    })
    expect(await appointment(world, args.appointment_id)).toMatchObject({
      state: 'booked',
      slot_day: DAY,
      code: 'AB12',
      class_id: branch.classes.priority,
      contact_name: 'Amel',
      contact_expires_at: '2026-03-11T03:00:00+00:00',
      version: 1,
    })
  })

  test('the ledger holds no contact', async () => {
    const { rows } = await world.root.query(
      `select count(*)::int as n from app.commands where args::text ~ 'Amel|2162'`,
    )
    expect(rows[0].n).toBe(0)
  })

  test.each([
    ['a service that takes none', { service_id: 'unbookable' }, 'service_unavailable', undefined],
    ['an unknown service', { service_id: randomUUID() }, 'unknown_reference', { field: 'service_id' }],
    ['an unknown class', { class_id: randomUUID() }, 'unknown_reference', { field: 'class_id' }],
    ['the past', { slot_at: '2026-03-10T08:50:00Z' }, 'malformed', { field: 'slot_at', reason: 'past' }],
    ['this very moment', { slot_at: '2026-03-10T09:00:00Z' }, 'malformed', { field: 'slot_at', reason: 'past' }],
    ['the year after next', { slot_at: '2028-03-14T10:10:00Z' }, 'malformed', { field: 'slot_at', reason: 'too_far' }],
    [
      'a time between slots',
      { slot_at: '2026-03-10T10:00:00Z' },
      'malformed',
      { reason: 'off_grid', slot_minutes: 20 },
    ],
    ['the night', { slot_at: '2026-03-10T20:00:00Z' }, 'outside_hours', { opens_at: '2026-03-11T07:30:00.000Z' }],
    ['a Sunday', { slot_at: '2026-03-15T10:10:00Z' }, 'outside_hours', { opens_at: '2026-03-16T07:30:00.000Z' }],
    ['a holiday', { slot_at: '2026-03-20T10:10:00Z' }, 'holiday', { opens_at: '2026-03-23T07:30:00.000Z' }],
    [
      'after the last ticket',
      { slot_at: '2026-03-10T15:30:00Z' },
      'after_last_ticket',
      { opens_at: '2026-03-11T07:30:00.000Z' },
    ],
    ['a code too short', { code: 'X' }, 'malformed', undefined],
  ])('refuses %s', async (_what, overrides, code, details) => {
    const args = bookArgs(branch, overrides)
    if (args.service_id === 'unbookable') args.service_id = branch.unbookable
    const outcome = await book(world, console, args)
    expect(outcome).toMatchObject({ kind: 'rejected', code, ...(details === undefined ? {} : { details }) })
    expect(await appointment(world, args.appointment_id)).toBeUndefined()
  })

  test('the grid begins with the opening', async () => {
    expect(await book(world, console, bookArgs(branch, { slot_at: '2026-03-11T07:30:00Z' }))).toMatchObject({
      kind: 'applied',
    })
  })

  test('refuses a retired service', async () => {
    await world.root.query('update app.services set retired_at = now() where id = $1', [branch.bookable])
    expect(await book(world, console, bookArgs(branch))).toMatchObject({ code: 'service_unavailable' })
    await world.root.query('update app.services set retired_at = null where id = $1', [branch.bookable])
  })

  test('a slot holds its capacity; who came early still fills it, who cancelled frees it', async () => {
    const slot = { slot_at: '2026-03-12T10:10:00Z' }
    const first = bookArgs(branch, slot)
    await book(world, console, first)
    await book(world, console, bookArgs(branch, slot))
    expect(await book(world, console, bookArgs(branch, slot))).toMatchObject({ code: 'slot_taken' })
    await world.root.query(`update app.appointments set state = 'arrived' where id = $1`, [first.appointment_id])
    expect(await book(world, console, bookArgs(branch, slot))).toMatchObject({ code: 'slot_taken' })
    await world.root.query(`update app.appointments set state = 'cancelled' where id = $1`, [first.appointment_id])
    expect(await book(world, console, bookArgs(branch, slot))).toMatchObject({ kind: 'applied' })
  })

  test('a code is one of its branch and day; the same code holds on another day', async () => {
    const first = bookArgs(branch, { slot_at: '2026-03-13T08:10:00Z' })
    await book(world, console, first)
    const again = bookArgs(branch, { slot_at: '2026-03-13T08:30:00Z', code: first.code })
    expect(await book(world, console, again)).toMatchObject({
      code: 'malformed',
      details: { field: 'code', reason: 'taken' },
    })
    const other = bookArgs(branch, { slot_at: '2026-03-16T08:30:00Z', code: first.code })
    expect(await book(world, console, other)).toMatchObject({ kind: 'applied' })
  })

  test('a known appointment id is refused, also in another branch of the bank, and free in another bank', async () => {
    const args = bookArgs(branch, { slot_at: '2026-03-16T09:10:00Z' })
    await book(world, console, args)
    expect(await book(world, console, { ...args, code: 'OTHER1' })).toMatchObject({
      code: 'malformed',
      details: { field: 'appointment_id', reason: 'taken' },
    })
    const elsewhere = await bookableBranch(world)
    expect(await book(world, elsewhere.server, { ...args, service_id: elsewhere.bookable })).toMatchObject({
      kind: 'applied',
    })
    expect(await book(world, elsewhere.server, bookArgs(branch))).toMatchObject({ code: 'unknown_reference' })
  })

  test('[I5] the same command again has the same outcome and no second effect', async () => {
    const args = bookArgs(branch, { slot_at: '2026-03-16T09:30:00Z' })
    const id = randomUUID()
    const first = await world.give(console, 'make_appointment', 'intent', args, { id })
    expect(await world.give(console, 'make_appointment', 'intent', args, { id, seq: console.seq })).toEqual(first)
    const restored = { ...console, writerId: randomUUID(), seq: 0 }
    await world.api.query('select app.open_writer($1, $2, $3)', [branch.tenantId, console.deviceId, restored.writerId])
    expect(await world.give(restored, 'make_appointment', 'intent', args, { id })).toEqual(first)
    expect(await appointment(world, args.appointment_id)).toMatchObject({ version: 1 })
  })

  test('is a manager’s wish: a teller at the console may not', async () => {
    const teller = await world.addDevice(branch, 'console', branch.staffId)
    expect(await book(world, teller, bookArgs(branch))).toMatchObject({ kind: 'rejected', code: 'not_allowed' })
  })

  test('a booking confirmed before history was lost stands, though its slot is past by now', async () => {
    const kept = await world.addDevice(branch, 'console')
    const args = bookArgs(branch, { slot_at: '2026-03-10T08:30:00Z' })
    const outcome = { kind: 'applied', flags: [] }
    await world.root.query(`insert into app.epochs values (2, app.now(), 'test')`)
    const acknowledged = { epoch: 1, writer: kept.writerId, seq: 1 }
    const answer = await world.push(
      kept,
      [{ name: 'make_appointment', kind: 'intent', args, outcome }],
      2,
      acknowledged,
    )
    expect(answer.results[0]?.outcome).toMatchObject({ kind: 'applied', flags: ['history_lost'] })
    expect(await appointment(world, args.appointment_id)).toMatchObject({ state: 'booked' })
  })
})
