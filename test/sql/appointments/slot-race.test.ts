import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Device, World } from '../../setup/world.ts'
import { type BookableBranch, book, bookArgs, bookableBranch } from './bookable-branch.ts'

const CONSOLES = 12

let world: World
let branch: BookableBranch
let consoles: Device[]

beforeAll(async () => {
  world = await World.create(CONSOLES)
  branch = await bookableBranch(world)
  consoles = await Promise.all(Array.from({ length: CONSOLES }, () => world.addDevice(branch, 'console')))
})
afterAll(() => world.close())

async function counted(slot: string): Promise<number> {
  const { rows } = await world.root.query(
    `select count(*)::int as n from app.appointments where slot_at = $1 and state = 'booked'`,
    [slot],
  )
  return rows[0].n as number
}

test('many consoles that book one slot at once fill it exactly', async () => {
  for (const slot of ['2026-03-11T08:10:00Z', '2026-03-11T08:30:00Z', '2026-03-11T08:50:00Z']) {
    const outcomes = await Promise.all(
      consoles.map((device) => book(world, device, bookArgs(branch, { slot_at: slot }))),
    )
    expect(outcomes.filter((outcome) => outcome.kind === 'applied')).toHaveLength(2)
    expect(new Set(outcomes.filter((outcome) => outcome.kind === 'rejected').map((outcome) => outcome.code))).toEqual(
      new Set(['slot_taken']),
    )
    expect(await counted(slot)).toBe(2)
  }
})

test('bookings and moves into one slot at once fill it exactly', async () => {
  const slot = '2026-03-11T09:10:00Z'
  const moved = consoles.slice(0, CONSOLES / 2).map((device, n) => ({
    device,
    args: bookArgs(branch, { slot_at: `2026-03-12T${String(8 + n).padStart(2, '0')}:10:00Z` }),
  }))
  await Promise.all(moved.map(({ device, args }) => book(world, device, args)))
  const outcomes = await Promise.all([
    ...moved.map(({ device, args }) =>
      world.give(device, 'move_appointment', 'intent', { appointment_id: args.appointment_id, slot_at: slot }),
    ),
    ...consoles.slice(CONSOLES / 2).map((device) => book(world, device, bookArgs(branch, { slot_at: slot }))),
  ])
  expect(outcomes.filter((outcome) => outcome.kind === 'applied')).toHaveLength(2)
  expect(await counted(slot)).toBe(2)
})

test('one code given by many at once for different slots of a day is given once', async () => {
  const outcomes = await Promise.all(
    consoles.map((device, n) => {
      const slot_at = new Date(Date.parse('2026-03-13T07:30:00Z') + n * 20 * 60_000).toISOString()
      return book(world, device, bookArgs(branch, { slot_at, code: 'SAME1', appointment_id: randomUUID() }))
    }),
  )
  expect(outcomes.filter((outcome) => outcome.kind === 'applied')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome.code === 'malformed')).toHaveLength(CONSOLES - 1)
})
