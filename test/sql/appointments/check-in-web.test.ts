import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Device, issueArgs, World } from '../../setup/world.ts'
import { tellsItself } from '../tickets/tells-itself.ts'
import { type BookableBranch, bookableBranch, DAY, NOW } from './bookable-branch.ts'

let world: World
let branch: BookableBranch
let kiosk: Device
let letter: string

const join = (overrides: Record<string, unknown> = {}, header = {}, device = branch.server) =>
  world.give(
    device,
    'check_in_web',
    'intent',
    {
      ticket_id: randomUUID(),
      service_id: branch.bookable,
      language: 'ar',
      secret: 'c2VjcmV0LXNlY3JldC0xMg',
      ...overrides,
    },
    header,
  )

beforeAll(async () => {
  world = await World.create()
  branch = await bookableBranch(world)
  kiosk = await world.addDevice(branch, 'kiosk')
  const { rows } = await world.root.query('select letter from app.writers where id = $1', [branch.server.writerId])
  letter = rows[0].letter
})
afterAll(() => world.close())

describe('check_in_web', () => {
  test('gives numbers under the server’s letter, two digits at least, one after the other', async () => {
    const first = await join({ class_id: branch.classes.strict, contact: { phone: '+21620000000' } })
    expect(first).toMatchObject({ kind: 'applied', flags: [], result: { number: `A-${letter}01` } })
    expect(await world.ticket(String(first.ticket_id))).toMatchObject({
      state: 'waiting',
      origin: 'web',
      letter,
      sequence_n: 1,
      number_day: DAY,
      queue_day: DAY,
      language: 'ar',
      class_id: branch.classes.strict,
      contact_phone: '+21620000000',
      order_at: '2026-03-10T05:00:00+00:00',
    })
    expect(await tellsItself(world, String(first.ticket_id))).toBe(true)
    expect((await join()).result).toEqual({ number: `A-${letter}02` })
    await world.root.query('update app.server_numbers set last_n = 99')
    expect((await join()).result).toEqual({ number: `A-${letter}100` })
  })

  test('a refused one leaves no gap', async () => {
    await world.root.query('update app.server_numbers set last_n = 200')
    expect(await join({ class_id: randomUUID() })).toMatchObject({
      code: 'unknown_reference',
      details: { field: 'class_id' },
    })
    await world.setNow('2026-03-10T20:00:00Z')
    expect(await join()).toMatchObject({ code: 'outside_hours', details: { opens_at: '2026-03-11T07:30:00.000Z' } })
    await world.setNow(NOW)
    expect((await join()).result).toEqual({ number: `A-${letter}201` })
  })

  test.each([
    ['2026-03-10T15:30:00Z', 'after_last_ticket'],
    ['2026-03-15T10:00:00Z', 'outside_hours'],
    ['2026-03-20T10:00:00Z', 'holiday'],
  ])('at %s refuses: %s', async (now, code) => {
    const other = await bookableBranch(world)
    await world.setNow(now)
    expect(await join({ service_id: other.bookable }, {}, other.server)).toMatchObject({ kind: 'rejected', code })
    await world.setNow(NOW)
  })

  test('refuses a service that is not offered from afar, is retired or is unknown', async () => {
    expect(await join({ service_id: branch.unbookable })).toMatchObject({ code: 'service_unavailable' })
    expect(await join({ service_id: randomUUID() })).toMatchObject({ code: 'unknown_reference' })
    await world.root.query('update app.services set retired_at = now() where id = $1', [branch.bookable])
    expect(await join()).toMatchObject({ code: 'service_unavailable' })
    await world.root.query('update app.services set retired_at = null where id = $1', [branch.bookable])
  })

  test('refuses beyond the capacity, in which the kiosk’s paper counts; twenty at once fill it exactly', async () => {
    const other = await bookableBranch(world)
    await world.root.query(`update app.services set rules = '{"capacity_per_day": 5}' where id = $1`, [other.bookable])
    const otherKiosk = await world.addDevice(other, 'kiosk')
    await world.give(otherKiosk, 'issue_ticket', 'fact', issueArgs(other, DAY, 1))
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        // Several servers give the commands of one writer: a number that is taken is asked for again.
        const device = { ...other.server }
        for (;;) {
          const { rows } = await world.root.query('select last_seq::int from app.writers where id = $1', [
            device.writerId,
          ])
          device.seq = rows[0].last_seq as number
          const outcome = await join({ service_id: other.bookable }, {}, device).catch(() => ({
            kind: 'forked' as const,
            code: '',
          }))
          if (outcome.kind !== 'forked') return outcome
        }
      }),
    )
    expect(outcomes.filter((outcome) => outcome.kind === 'applied')).toHaveLength(4)
    expect(new Set(outcomes.filter((outcome) => outcome.kind === 'rejected').map((outcome) => outcome.code))).toEqual(
      new Set(['over_capacity']),
    )
  })

  test('the same ticket again has its number; a known ticket with another secret is refused', async () => {
    const ticket_id = randomUUID()
    const first = await join({ ticket_id })
    expect(await join({ ticket_id })).toMatchObject({
      kind: 'applied',
      flags: ['no_effect'],
      result: first.result as object,
    })
    expect(await join({ ticket_id, secret: 'b3RoZXItb3RoZXItb3RoZXI' })).toMatchObject({ code: 'malformed' })
    expect(await world.ticket(ticket_id)).toMatchObject({ version: 1 })
  })

  test('[I5] the same command again has the same outcome', async () => {
    const ticket_id = randomUUID()
    const id = randomUUID()
    const first = await join({ ticket_id }, { id })
    expect(await join({ ticket_id }, { id, seq: branch.server.seq })).toEqual(first)
  })

  test('is the server’s: a kiosk and a tablet may not, and another branch’s service is not there', async () => {
    const tablet = await world.addDevice(branch, 'tablet')
    expect(await join({}, {}, kiosk)).toMatchObject({ code: 'not_allowed' })
    expect(await join({}, {}, tablet)).toMatchObject({ code: 'not_allowed' })
    const other = await bookableBranch(world, branch.tenantId)
    expect(await join({}, {}, other.server)).toMatchObject({ code: 'unknown_reference' })
  })
})
