import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Device } from '../../setup/world.ts'
import { anId, NOW, Stage, TODAY } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

async function flagsOf(args: Record<string, unknown>, header = {}, device: Device = stage.kiosk) {
  const outcome = await stage.fact(device, 'issue_ticket', args, header)
  expect(outcome.kind).toBe('applied')
  const row = await stage.row(outcome.ticket_id as string)
  expect(row.flags).toEqual(outcome.flags)
  return outcome.flags
}

/** Hours from eight to twelve and from one to five at the branch, and the rules of its first service. */
async function keep(rules: Record<string, unknown>, holidays: unknown[] = []) {
  const hours = [
    { from: '08:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ]
  const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]))
  const { root } = stage.world
  const { branchId, services } = stage.branch
  await root.query('update app.branches set calendar = $2 where id = $1', [
    branchId,
    JSON.stringify({ hours: week, holidays }),
  ])
  await root.query('update app.services set rules = $2 where id = $1', [services[0]?.id, JSON.stringify(rules)])
  await root.query('select app_private.make_opening_intervals($1, $2, $2::date + 1)', [branchId, TODAY])
}

async function at(time: string): Promise<string[] | undefined> {
  await stage.world.setNow(`${TODAY}T${time}+01:00`)
  return flagsOf(stage.nextIssue())
}

describe('what is odd about the hour is flagged, never refused', () => {
  it.each([
    ['07:59:59.999', ['outside_hours']],
    ['08:00:00', []],
    ['11:59:59.999', []],
    ['12:00:00', ['outside_hours']],
    ['13:00:00', []],
    ['17:00:00', ['outside_hours']],
  ])('at %s: %j', async (time, flags) => {
    await keep({})
    expect(await at(time)).toEqual(flags)
  })

  it.each([
    ['16:29:59.999', []],
    ['16:30:00', ['after_last_ticket']],
    ['16:59:59.999', ['after_last_ticket']],
  ])('half an hour before the end is the last ticket: at %s: %j', async (time, flags) => {
    await keep({ last_ticket_minutes_before_close: 30 })
    expect(await at(time)).toEqual(flags)
  })

  it('a holiday is told from a closed hour, save where it has hours of its own', async () => {
    await keep({}, [{ day: TODAY, name: { en: 'Feast' }, hours: [] }])
    expect(await at('10:00:00')).toEqual(['holiday'])
    await keep({}, [{ day: TODAY, name: { en: 'Feast' }, hours: [{ from: '09:00', to: '11:00' }] }])
    expect(await at('10:00:00')).toEqual([])
    expect(await at('12:00:00')).toEqual(['outside_hours'])
  })

  it('the ticket beyond the day’s capacity is flagged, of that service and day alone', async () => {
    const taken = await stage.count('app.tickets', `legs -> 0 ->> 'service_id' = $1`, [stage.branch.services[0]?.id])
    await keep({ capacity_per_day: taken + 1 })
    expect(await at('10:00:00')).toEqual([])
    expect(await at('10:00:00')).toEqual(['over_capacity'])
    const [, other] = stage.branch.services
    const elsewhere = { service_id: other?.id, number: 'B-001', prefix: 'B', n: 1 }
    expect(await flagsOf({ ...stage.nextIssue(), ...elsewhere })).toEqual([])
  })
})

describe('what is odd about the number or the configuration is flagged', () => {
  let kiosk: Device
  beforeEach(async () => {
    await stage.world.setNow(NOW)
    await keep({})
    kiosk = await stage.world.addDevice(stage.branch, 'kiosk')
  })

  async function letterOf(device: Device): Promise<string> {
    const { rows } = await stage.world.root.query('select letter from app.writers where id = $1', [device.writerId])
    return rows[0].letter
  }

  it('a plain number of a kiosk that was granted none', async () => {
    expect(await flagsOf(stage.nextIssue(), {}, kiosk)).toEqual(['outside_grant'])
  })

  it('a spill number, and one under the letter of another writer', async () => {
    const own = await letterOf(kiosk)
    const spill = (letter: string, n: number) => ({ ...stage.nextIssue(), number: `A-${letter}0${n}`, letter, n })
    expect(await flagsOf(spill(own, 1), {}, kiosk)).toEqual(['spill'])
    const foreign = await letterOf(stage.kiosk)
    expect(await flagsOf(spill(foreign, 2), {}, kiosk)).toEqual(['spill', 'outside_grant'])
  })

  it('a configuration that has been replaced since; one that is newer than ours is not old', async () => {
    expect(await flagsOf(stage.nextIssue(), { config_version: 0 })).toEqual(['old_configuration'])
    expect(await flagsOf(stage.nextIssue(), { config_version: null })).toEqual([])
    expect(await flagsOf(stage.nextIssue(), { config_version: 99 })).toEqual([])
  })

  it('a service that has been retired', async () => {
    const id = stage.branch.services[2]?.id
    await stage.world.root.query('update app.services set retired_at = now() where id = $1', [id])
    const args = { ...stage.nextIssue(), service_id: id, number: 'C-001', prefix: 'C', n: 1 }
    expect(await flagsOf(args)).toEqual(['retired_service'])
  })

  it('all of it at once', async () => {
    await stage.world.setNow(`${TODAY}T12:30:00+01:00`)
    const args = { ...stage.nextIssue(), service_id: stage.branch.services[2]?.id, number: 'C-002', prefix: 'C', n: 2 }
    expect(await flagsOf(args, { config_version: 0 }, kiosk)).toEqual([
      'outside_grant',
      'retired_service',
      'outside_hours',
      'old_configuration',
    ])
  })

  it.each([
    ['service_id', { service_id: anId() }],
    ['class_id', { class_id: anId() }],
    ['legs', { legs: [anId()] }],
  ])('an unknown %s is set aside whole', async (_, fault) => {
    const args = { ...stage.nextIssue(), ...fault }
    expect(await stage.fact(stage.kiosk, 'issue_ticket', args)).toEqual({
      kind: 'quarantined',
      reason: 'unknown_reference',
    })
    expect(await stage.world.ticket(args.ticket_id as string)).toBeUndefined()
  })
})
