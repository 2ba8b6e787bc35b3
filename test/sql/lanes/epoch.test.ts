import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { refusalOf } from '../../../server/database/sql-state.ts'
import { type Branch, type Command, type Device, issueArgs, type PushAnswer, World } from '../../setup/world.ts'

/** A fresh world for each test: a new history is begun for the whole database. */
let world: World
let branch: Branch
let kiosk: Device
let tablet: Device
let day: string
const worlds: World[] = []

beforeEach(async () => {
  world = await World.create(2)
  worlds.push(world)
  branch = await world.addBranch()
  kiosk = await world.addDevice(branch, 'kiosk')
  tablet = await world.addDevice(branch, 'tablet')
  await world.lanes(kiosk)
  day = await world.today(branch)
})
afterAll(() => Promise.all(worlds.map((each) => each.close())))

const openEpoch = async (device: Device, epoch: number, seq: number): Promise<number> => {
  const values = [device.tenantId, device.deviceId, device.writerId, epoch, seq]
  return (await world.api.query('select app.open_epoch($1, $2, $3, $4, $5) as epoch', values)).rows[0].epoch
}

/** A contact that brings nothing, and has nothing more. */
const report = (device: Device) => world.push(device, [], 2)

const issue = (n: number, overrides: Partial<Command> = {}): Command => ({
  name: 'issue_ticket',
  kind: 'fact',
  args: issueArgs(branch, day, n),
  ...overrides,
})

async function refusalOfPush(device: Device, commands: Command[], epoch: number, acknowledged: unknown = null) {
  const before = device.seq
  const refusal = await world.push(device, commands, epoch, acknowledged).catch(refusalOf)
  device.seq = before
  return refusal
}

it('an acknowledgement beyond what the database holds proves that history was lost', async () => {
  await world.push(kiosk, [issue(1), issue(2)], 1)
  expect(await refusalOfPush(kiosk, [issue(5)], 1, { epoch: 1, seq: 4 })).toEqual({
    code: 'epoch_changed',
    details: { epoch: 1, last_seq: 2, is_lost: true },
  })
  expect(await openEpoch(kiosk, 1, 4)).toBe(2)
  // One proof begins one history, however often it is shown; and what is held is no proof.
  expect(await openEpoch(kiosk, 1, 4)).toBe(2)
  expect(await openEpoch(kiosk, 2, 2)).toBe(2)
})

it('a device of the older epoch is told of the new one, with its last_seq, and nothing of its batch is taken', async () => {
  await world.push(kiosk, [issue(1)], 1)
  await openEpoch(kiosk, 1, 9)
  expect(await refusalOfPush(tablet, [{ name: 'note_ticket', kind: 'fact', args: {} }], 1)).toEqual({
    code: 'epoch_changed',
    details: { epoch: 2, last_seq: 0, is_lost: false },
  })
  const { rows } = await world.root.query('select count(*)::integer as n from app.commands where writer_id = $1', [
    tablet.writerId,
  ])
  expect(rows).toEqual([{ n: 0 }])
  expect(
    (await world.push(tablet, [{ name: 'open_counter', kind: 'fact', args: { counter_id: branch.counters[0] } }], 2))
      .results,
  ).toHaveLength(1)
})

it('lanes are withheld up to three days beyond the loss, until every kiosk writer has reported', async () => {
  const second = await world.addDevice(branch, 'kiosk')
  await openEpoch(kiosk, 1, 9)
  expect((await world.lanes(kiosk))?.days).toEqual([])
  await report(kiosk)
  expect((await world.lanes(kiosk))?.days).toEqual([])
  await report(second)
  expect((await world.lanes(kiosk))?.days).not.toEqual([])
})

it('a later day than three beyond the loss may be granted although a writer is still missing', async () => {
  await world.setNow('2026-11-20T08:00:00Z')
  await openEpoch(kiosk, 1, 9)
  await world.setNow('2026-11-22T08:00:00Z')
  expect((await world.lanes(kiosk))?.days.map(({ first_day, last_day }) => [first_day, last_day])).toEqual([
    ['2026-11-24', '2026-11-25'],
  ])
})

it('a kiosk reports by sending again what it had acknowledged', async () => {
  await world.push(kiosk, [issue(1)], 1)
  await openEpoch(kiosk, 1, 3)
  const acknowledged = { epoch: 1, seq: 3 }
  const prior = { kind: 'applied', flags: [] }
  await world.push(kiosk, [issue(2, { outcome: prior })], 2, acknowledged)
  expect((await world.lanes(kiosk))?.days).toEqual([])
  await world.push(kiosk, [issue(3, { outcome: prior })], 2, acknowledged)
  // Today above what is known to be printed, and the days after it.
  expect((await world.lanes(kiosk))?.days.map(({ floors }) => floors)).toEqual([{ A: 3 }, {}])
})

describe('[W8] a kiosk has reported when it has told everything', () => {
  it('not by a batch that has more behind it, and by the one that has not', async () => {
    await openEpoch(kiosk, 1, 1)
    await world.push(kiosk, [issue(1), issue(2)], 2, null, true)
    expect((await world.lanes(kiosk))?.days).toEqual([])
    await world.push(kiosk, [], 2, null, true)
    expect((await world.lanes(kiosk))?.days).toEqual([])
    await world.push(kiosk, [issue(3)], 2)
    expect((await world.lanes(kiosk))?.days[0]?.floors).toEqual({ A: 3 })
  })

  it('once it has, a batch that has more takes nothing back', async () => {
    await openEpoch(kiosk, 1, 1)
    await world.push(kiosk, [issue(1)], 2)
    await world.push(kiosk, [issue(2)], 2, null, true)
    expect((await world.lanes(kiosk))?.days).not.toEqual([])
  })

  it('not by a batch that ends in a fork', async () => {
    await world.push(kiosk, [issue(1)], 1)
    await openEpoch(kiosk, 1, 2)
    kiosk.seq = 0
    expect((await world.push(kiosk, [issue(2)], 2)).results[0]?.outcome).toEqual({ kind: 'forked' })
    expect((await world.lanes(kiosk))?.days).toEqual([])
  })

  it('a writer that was opened anew has told nothing yet', async () => {
    await openEpoch(kiosk, 1, 1)
    await report(kiosk)
    const back = { ...kiosk, writerId: randomUUID(), seq: 0 }
    await world.api.query('select app.open_writer($1, $2, $3)', [back.tenantId, back.deviceId, back.writerId])
    expect((await world.lanes(kiosk))?.days).toEqual([])
    await world.push(back, [issue(7)], 2, { epoch: 1, seq: 2 })
    expect((await world.lanes(kiosk))?.days).toEqual([])
    await world.push(back, [issue(8)], 2, { epoch: 1, seq: 2 })
    expect((await world.lanes(kiosk))?.days[0]?.floors).toEqual({ A: 8 })
  })
})

it('a kiosk whose every writer is among what was lost is waited for', async () => {
  const second = await world.addDevice(branch, 'kiosk')
  await world.root.query('delete from app.writers where id = $1', [second.writerId])
  await openEpoch(kiosk, 1, 1)
  await report(kiosk)
  expect((await world.lanes(kiosk))?.days).toEqual([])
})

it('a writer that was given up is waited for: a copy of its disk may print still', async () => {
  const successor = randomUUID()
  const { tenantId, deviceId, writerId } = kiosk
  await openEpoch(kiosk, 1, 1)
  await world.api.query('select app.open_writer($1, $2, $3, $4)', [tenantId, deviceId, successor, writerId])
  const next = { ...kiosk, writerId: successor, seq: 0 }
  await report(next)
  expect((await world.lanes(next))?.days).toEqual([])
  await report(kiosk)
  expect((await world.lanes(next))?.days).not.toEqual([])
})

it('a kiosk that was ended is waited for on the days only for which it could have had numbers', async () => {
  await world.setNow('2026-11-20T08:00:00Z')
  const gone = await world.addDevice(branch, 'kiosk')
  const end = (at: string) =>
    world.root.query(`update app.devices set status = 'revoked', ended_at = $2 where id = $1`, [gone.deviceId, at])
  await end('2026-11-18T08:00:00Z')
  await openEpoch(kiosk, 1, 1)
  await report(kiosk)
  expect((await world.lanes(kiosk))?.days.map((lane) => lane.first_day)).toEqual(['2026-11-22'])
  await end('2026-11-16T08:00:00Z')
  expect((await world.lanes(kiosk))?.days[0]?.first_day).toBe('2026-11-20')
})

it('numbers are given above papers that stand in quarantine, where their kiosk stands', async () => {
  const elsewhere = { ...issueArgs(branch, day, 9), service_id: randomUUID() }
  const stranger = await world.addDevice(branch, 'kiosk')
  await openEpoch(kiosk, 1, 1)
  await world.push(kiosk, [issue(1), issue(9, { args: elsewhere })], 2)
  await world.push(stranger, [issue(40, { args: { ...elsewhere, number: 'A-040', n: 40 } })], 2, null, true)
  await world.root.query(`update app.devices set status = 'revoked', ended_at = '2020-01-01' where id = $1`, [
    stranger.deviceId,
  ])
  expect((await world.lanes(kiosk))?.days[0]?.floors).toEqual({ A: 9 })
})

it('letters after the loss come from a block that no earlier history gave', async () => {
  const letters = async () =>
    (
      await world.root.query<{ letter: string }>(
        'select letter from app.writers where branch_id = $1 order by opened_at, letter',
        [branch.branchId],
      )
    ).rows.map((row) => row.letter)
  expect(await letters()).toEqual(['A', 'B', 'C'])
  await openEpoch(kiosk, 1, 9)
  const before = new Set(await letters())
  for (let n = 0; n < 24; n += 1) await world.addDevice(branch, 'tablet')
  const later = (await letters()).filter((letter) => !before.has(letter))
  expect(new Set(later).size).toBe(24)
  expect(later.slice(0, 2)).toEqual(['BA', 'BB'])
  // The block of pairs is full at twenty-three; its triples follow. All begin with this epoch's own letter.
  expect(later.filter((letter) => !/^B[A-HJ-NPR-Z]{1,2}$/.test(letter))).toEqual([])
})

/** The tablet's line after the loss: what it had acknowledged comes again, with the outcomes that it had. */
async function resend(commands: (Command & { outcome: unknown })[]): Promise<PushAnswer> {
  await openEpoch(tablet, 1, commands.length)
  return world.push(tablet, commands, 2, { epoch: 1, seq: commands.length })
}

it('a call that was answered before the loss is the call of the ticket that it had, as a fact', async () => {
  const first = issue(1, { age_ms: 60_000 })
  const second = issue(2, { age_ms: 50_000 })
  await world.push(kiosk, [first, second], 1)
  const ticket_id = String(second.args.ticket_id)
  const answer = await resend([
    {
      name: 'call_next',
      kind: 'intent',
      args: { counter_id: branch.counters[0], valid_for_ms: 5_000 },
      age_ms: 30_000,
      outcome: { kind: 'applied', flags: [], ticket_id },
    },
  ])
  expect(answer.results[0]?.outcome).toEqual({ kind: 'applied', flags: ['history_lost'], ticket_id })
  expect(await world.ticket(ticket_id)).toMatchObject({
    state: 'called',
    counter_id: branch.counters[0],
    call_kind: 'offline',
  })
  expect(await world.ticket(String(first.args.ticket_id))).toMatchObject({ state: 'waiting' })
})

it('what had been rejected stays without effect, and what cannot be applied again is recorded', async () => {
  const one = issue(1)
  await world.push(kiosk, [one], 1)
  const ticket_id = one.args.ticket_id
  const answer = await resend([
    { name: 'cancel_ticket', kind: 'intent', args: { ticket_id }, outcome: { kind: 'rejected', code: 'wrong_state' } },
    { name: 'return_ticket', kind: 'intent', args: { ticket_id }, outcome: { kind: 'applied', flags: [], ticket_id } },
  ])
  expect(answer.results.map(({ outcome }) => outcome)).toEqual([
    { kind: 'applied', flags: ['history_lost', 'no_effect'] },
    { kind: 'applied', flags: ['history_lost'], ticket_id },
  ])
  expect(await world.ticket(String(ticket_id))).toMatchObject({ state: 'waiting', flags: ['history_lost'] })
})

it('beyond what was acknowledged a command is judged as it stands, whatever outcome it claims', async () => {
  const one = issue(1)
  await world.push(kiosk, [one], 1)
  await openEpoch(tablet, 1, 1)
  const claimed: Command = {
    id: randomUUID(),
    name: 'return_ticket',
    kind: 'intent',
    args: { ticket_id: one.args.ticket_id },
    outcome: { kind: 'applied', flags: [] },
  }
  const known = { ...claimed, id: randomUUID(), outcome: { kind: 'rejected', code: 'wrong_state' } }
  const answer = await world.push(tablet, [known, claimed], 2, { epoch: 1, seq: 1 })
  expect(answer.results[1]?.outcome).toMatchObject({ kind: 'rejected', code: 'wrong_state' })
})
