import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Outcome } from '../../setup/world.ts'
import { Line } from './line.ts'
import { serverOf } from './server-of.ts'
import { tellsItself } from './tells-itself.ts'

const first = await Line.create()
let line: Line
afterAll(() => first.world.close())

beforeEach(async () => {
  line = await Line.create(first.world)
  await line.world.root.query('update app.services set offers_web = true where branch_id = $1', [line.branch.branchId])
  await settings({ web_arrival: 'proof', web_hold_minutes: 15 })
})

async function settings(values: Record<string, unknown>): Promise<void> {
  for (const [name, value] of Object.entries(values))
    await line.world.root.query(`update app.tenant_settings set ${name} = $2 where tenant_id = $1`, [
      line.branch.tenantId,
      value,
    ])
}

async function join(overrides: Record<string, unknown> = {}): Promise<Outcome> {
  const args = {
    ticket_id: randomUUID(),
    service_id: line.service('A'),
    language: 'ar',
    secret: 'c2VjcmV0LXNlY3JldC0x',
  }
  return line.world.give(await serverOf(line), 'check_in_web', 'intent', { ...args, ...overrides })
}

async function joined(): Promise<string> {
  return String((await join()).ticket_id)
}

const arrive = (ticket_id: string, proof = 'kiosk', device = line.kiosk) =>
  line.world.give(device, 'confirm_arrival', 'fact', { ticket_id, proof })
const call = (n: 1 | 2 = 1) => line.wish('call_next', { counter_id: line.counter(n), valid_for_ms: 15_000 })

describe('awaited', () => {
  test('[AR1] who joins from afar is passed over by call_next, and waits at once where no proof is wanted', async () => {
    const id = await joined()
    expect(await line.world.ticket(id)).toMatchObject({ state: 'parked', origin: 'web', counter_id: null })
    expect(await call()).toMatchObject({ kind: 'rejected', code: 'nobody_waiting' })
    await settings({ web_arrival: 'none' })
    const other = await joined()
    expect(await line.world.ticket(other)).toMatchObject({ state: 'waiting' })
    expect(await call()).toMatchObject({ ticket_id: other })
  })

  test('[TP9] both sources of its page name the branch while it is awaited, and never else', async () => {
    const { tenantId, branchId } = line.branch
    const told = async (id: string) => {
      const { rows } = await line.world.root.query(
        `select app.public_ticket($1, $3, $4) #>> '{ticket,awaited_by}' as alone, (
           select t ->> 'awaited_by' from jsonb_array_elements(app.public_line($1, $2, '') -> 'tickets') t
           where t ->> 'id' = $3::text) as in_line`,
        [tenantId, branchId, id, 'c2VjcmV0LXNlY3JldC0x'],
      )
      return rows[0]
    }
    const id = await joined()
    expect(await told(id)).toEqual({ alone: branchId, in_line: branchId })
    await arrive(id)
    expect(await told(id)).toEqual({ alone: null, in_line: null })
    await line.wish('call_ticket', { ticket_id: id, counter_id: line.counter(1) })
    await line.wish('park_ticket', { ticket_id: id })
    expect(await line.world.ticket(id)).toMatchObject({ state: 'parked', origin: 'web' })
    expect(await told(id)).toEqual({ alone: null, in_line: null })
  })

  test('[AR1] the day’s end expires who never came, and leaving is possible before', async () => {
    const id = await joined()
    const left = await line.world.give(await serverOf(line), 'leave_queue', 'intent', { ticket_id: id })
    expect(left).toMatchObject({ kind: 'applied' })
    expect(await line.world.ticket(id)).toMatchObject({ state: 'cancelled' })
  })

  test.each(['call_ticket', 'return_ticket'])('[AR2] a teller who sees the person needs no proof: %s', async (name) => {
    const id = await joined()
    const counter = name === 'call_ticket' ? { counter_id: line.counter(1) } : {}
    expect(await line.wish(name, { ticket_id: id, ...counter })).toMatchObject({ kind: 'applied' })
  })
})

describe('confirm_arrival', () => {
  test.each(['kiosk', 'tablet', 'server'])('[AR2] from a %s brings into the line; the event says how', async (kind) => {
    const id = await joined()
    const devices = { kiosk: line.kiosk, tablet: line.first, server: await serverOf(line) }
    const outcome = await arrive(id, 'display', devices[kind as keyof typeof devices])
    expect(outcome).toMatchObject({ kind: 'applied', flags: [] })
    expect(await line.world.ticket(id)).toMatchObject({ state: 'waiting' })
    const { rows } = await line.world.root.query(
      `select what, reason from app.ticket_events where ticket_id = $1 order by ordinal desc limit 1`,
      [id],
    )
    expect(rows).toEqual([{ what: 'arrived', reason: 'display' }])
    expect(await tellsItself(line.world, id)).toBe(true)
    expect(await call()).toMatchObject({ ticket_id: id })
  })

  test('[AR2] saying it again changes nothing, nor does it for who waits, is called or was put aside', async () => {
    const id = await joined()
    await arrive(id)
    const { version } = await line.world.ticket(id)
    expect(await arrive(id)).toMatchObject({ kind: 'applied', flags: ['no_effect'] })
    await line.at(1)
    const paper = await line.issue()
    expect(await arrive(paper)).toMatchObject({ flags: ['no_effect'] })
    await call()
    expect(await arrive(id)).toMatchObject({ flags: ['no_effect'] })
    expect(await line.world.ticket(id)).toMatchObject({ state: 'called', version: Number(version) + 1 })
    await line.world.give(line.first, 'park_ticket', 'fact', { ticket_id: id })
    expect(await arrive(id)).toMatchObject({ flags: ['no_effect'] })
    expect(await line.world.ticket(id)).toMatchObject({ state: 'parked' })
  })

  test('[AR2] of a visit that is over it is recorded and nothing moves', async () => {
    const id = await joined()
    await line.wish('cancel_ticket', { ticket_id: id })
    expect(await arrive(id)).toMatchObject({ kind: 'applied', flags: ['already_ended'] })
    expect(await line.world.ticket(id)).toMatchObject({ state: 'cancelled' })
  })

  test('[AR3] nobody behind was called yet: however late, the place is kept', async () => {
    const id = await joined()
    const { order_at } = await line.world.ticket(id)
    await line.at(1)
    await line.issue()
    await line.at(90)
    await arrive(id)
    expect(await line.world.ticket(id)).toMatchObject({ state: 'waiting', order_at })
  })

  test.each([
    [15, true],
    [16, false],
  ])('[AR3] passed over and here %i minutes later: the place is held %s', async (minutes, isHeld) => {
    const id = await joined()
    const { order_at } = await line.world.ticket(id)
    await line.at(1)
    await line.issue()
    await line.at(2)
    const second = await line.issue()
    await call()
    await line.at(2 + minutes)
    await arrive(id)
    const place = String((await line.world.ticket(id)).order_at)
    expect(place === order_at).toBe(isHeld)
    expect(await call(2)).toMatchObject({ ticket_id: isHeld ? id : second })
  })

  test('[AR3] a leg that has ended passed whoever was not here, a call that was put back passed nobody', async () => {
    const id = await joined()
    const { order_at } = await line.world.ticket(id)
    await line.at(1)
    const passer = await line.issue({ legs: [line.service('B')] })
    await call()
    await line.wish('return_ticket', { ticket_id: passer })
    await line.at(20)
    const firstPassedAt = async () => {
      const { rows } = await line.world.root.query(
        `select app_private.first_passed_at(t) as at from app.tickets t where t.id = $1`,
        [id],
      )
      return rows[0].at
    }
    expect(await firstPassedAt()).toBeNull()
    await call()
    const calledAt = await firstPassedAt()
    expect(calledAt).not.toBeNull()
    await line.wish('complete_service', { ticket_id: passer, counter_id: line.counter(1) })
    expect(await line.world.ticket(passer)).toMatchObject({ state: 'waiting', service_id: line.service('B') })
    expect(await firstPassedAt()).toEqual(calledAt)
    await line.at(36)
    await arrive(id)
    expect((await line.world.ticket(id)).order_at).not.toBe(order_at)
  })

  test('[AR3] a call for another service holds nothing up', async () => {
    const id = await joined()
    const { order_at } = await line.world.ticket(id)
    await line.at(1)
    await line.issue({ service_id: line.service('B'), number: 'B-001', prefix: 'B', n: 1 })
    await call()
    await line.at(120)
    await arrive(id)
    expect(await line.world.ticket(id)).toMatchObject({ order_at })
  })

  test('a display and a console may not say that somebody is here', async () => {
    const id = await joined()
    for (const kind of ['display', 'console'] as const) {
      const device = await line.world.addDevice(line.branch, kind)
      expect(await arrive(id, 'staff', device)).toMatchObject({ kind: 'quarantined', reason: 'not_allowed' })
    }
    expect(await line.world.ticket(id)).toMatchObject({ state: 'parked' })
  })
})

describe('the share of those who come', () => {
  test('[AR4] one from afar always may; then no more than the percentage of the line', async () => {
    await settings({ web_line_percent: 50 })
    expect(await join()).toMatchObject({ kind: 'applied' })
    const full = { kind: 'rejected', code: 'walk_ins_first', details: { retry_minutes: 10 } }
    expect(await join()).toMatchObject(full)
    await line.issue()
    expect(await join()).toMatchObject(full)
    await line.issue()
    expect(await join()).toMatchObject({ kind: 'applied' })
    expect(await join()).toMatchObject(full)
    expect(await join({ service_id: line.service('B') })).toMatchObject({ kind: 'applied' })
  })

  describe('[AR4] who is awaited counts until the hold after the turn is over', () => {
    const isTaken = async () => (await join()).kind === 'applied'
    beforeEach(() => settings({ web_line_percent: 1 }))

    test('with nobody before, the turn came at once', async () => {
      await joined()
      await line.at(15)
      expect(await isTaken()).toBe(false)
      await line.at(16)
      expect(await isTaken()).toBe(true)
    })
    test('not while somebody waits before; from the call of the last of them on', async () => {
      await line.issue()
      await line.at(1)
      await joined()
      await line.at(90)
      expect(await isTaken()).toBe(false)
      await call()
      await line.at(105)
      expect(await isTaken()).toBe(false)
      await line.at(106)
      expect(await isTaken()).toBe(true)
    })
    test('from the first call of somebody behind on, also while somebody waits before', async () => {
      await line.issue()
      await line.at(1)
      await joined()
      await line.at(2)
      const behind = await line.issue()
      await line.wish('call_ticket', { ticket_id: behind, counter_id: line.counter(1) })
      await line.at(17)
      expect(await isTaken()).toBe(false)
      await line.at(18)
      expect(await isTaken()).toBe(true)
    })
    test('and again once here', async () => {
      const id = await joined()
      await line.at(16)
      await arrive(id)
      expect(await isTaken()).toBe(false)
    })
  })

  test('[AR4] so many within an hour, and the refusal tells when one leaves the hour', async () => {
    await settings({ web_per_hour_max: 2 })
    await join()
    await line.at(20)
    await join()
    await line.at(30)
    expect(await join()).toMatchObject({ code: 'walk_ins_first', details: { retry_minutes: 30 } })
    await line.at(60)
    expect(await join()).toMatchObject({ kind: 'applied' })
  })
})
