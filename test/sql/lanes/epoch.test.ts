import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, it } from 'vitest'
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

const report = async (device: Device): Promise<void> => {
  await world.api.query('select app.writer_state($1, $2, $3, true)', [
    device.tenantId,
    device.deviceId,
    device.writerId,
  ])
}

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
