import { afterAll, beforeEach, expect, it } from 'vitest'
import { type Branch, type Device, issueArgs, World } from '../../setup/world.ts'
import { openTransaction } from './in-transaction.ts'
import { aCommand, type Header } from './sender.ts'

const world = await World.create()
let branch: Branch
let kiosk: Device
let tablet: Device
let other: Device
let day: string

beforeEach(async () => {
  branch = await world.addBranch()
  kiosk = await world.addDevice(branch, 'kiosk')
  tablet = await world.addDevice(branch, 'tablet')
  other = await world.addDevice(branch, 'tablet')
  await world.lanes(kiosk)
  day = await world.today(branch)
})
afterAll(() => world.close())

const call = (counter = 0) => ({ counter_id: branch.counters[counter], valid_for_ms: 15_000 })

/** app.push inside a transaction that stays open. */
async function pushHeld(device: Device, batch: Header[]) {
  const held = await openTransaction(world.api)
  const { tenantId, deviceId, writerId } = device
  await held.client.query('select app.push($1, $2, $3, $4)', [tenantId, deviceId, writerId, JSON.stringify(batch)])
  return held
}

it('[I12] a batch that comes again does not hide its tickets from call_next', async () => {
  const batch = [1, 2, 3].map((n) =>
    aCommand(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, n), { age_ms: 9_000 - n }),
  )
  await (await pushHeld(kiosk, batch)).commit()
  const again = await pushHeld(kiosk, batch)
  const outcome = await world.give(tablet, 'call_next', 'intent', call())
  await again.commit()
  expect(outcome.result).toMatchObject({ number: 'A-001' })
})

it('[I12] a phone that asks to be told does not hide its ticket from call_next', async () => {
  const args = [1, 2].map((n) => issueArgs(branch, day, n))
  for (const each of args) await world.give(kiosk, 'issue_ticket', 'fact', each)
  const keeping = await openTransaction(world.api)
  const { ticket_id, secret } = args[0] as { ticket_id: string; secret: string }
  const kept = await keeping.client.query('select app.keep_push($1, $2, $3, $4, $5, $6) as kept', [
    ...[branch.tenantId, ticket_id, secret],
    ...['d'.repeat(43), 'sealed', 'fr'],
  ])
  const outcome = await world.give(tablet, 'call_next', 'intent', call())
  await keeping.commit()
  expect(kept.rows).toEqual([{ kept: true }])
  expect(outcome.result).toMatchObject({ number: 'A-001' })
})

it('[I3] call_next passes a ticket that another call holds, and waits for nobody', async () => {
  for (const n of [1, 2]) await world.give(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, n))
  const first = await pushHeld(tablet, [aCommand(tablet, 'call_next', 'intent', call())])
  const second = await world.give(other, 'call_next', 'intent', call(1))
  const third = await world.give(other, 'call_next', 'intent', call(1))
  await first.commit()
  expect(second.result).toMatchObject({ number: 'A-002' })
  expect(third).toMatchObject({ kind: 'rejected', code: 'nobody_waiting' })
})

it('closing a counter hands over a ticket that a call put there at the same moment', async () => {
  await world.give(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, 1))
  const calling = await pushHeld(tablet, [aCommand(tablet, 'call_next', 'intent', call())])
  const closing = world.give(other, 'close_counter', 'fact', { counter_id: branch.counters[0] })
  // Long enough for the closing to stand behind the call's lock; were it not, the test would pass all the same.
  await new Promise((resolve) => setTimeout(resolve, 100))
  await calling.commit()
  expect((await closing).kind).toBe('applied')
  const { rows } = await world.root.query('select state, counter_id from app.tickets where branch_id = $1', [
    branch.branchId,
  ])
  expect(rows).toEqual([{ state: 'waiting', counter_id: null }])
})

it('a call at a counter that is being closed is refused', async () => {
  await world.give(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, 1))
  const close = aCommand(other, 'close_counter', 'fact', { counter_id: branch.counters[0] })
  const closing = await pushHeld(other, [close])
  const calling = world.give(tablet, 'call_next', 'intent', call())
  await new Promise((resolve) => setTimeout(resolve, 100))
  await closing.commit()
  expect(await calling).toMatchObject({ kind: 'rejected', code: 'counter_closed' })
})

it('[I6] the second of two pushes of one writer waits for the first and then fits behind it', async () => {
  const one = aCommand(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, 1))
  const two = aCommand(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, 2))
  const first = await pushHeld(kiosk, [one])
  const second = pushHeld(kiosk, [two])
  await first.commit()
  await (await second).commit()
  const { rows } = await world.root.query('select last_seq::integer from app.writers where id = $1', [kiosk.writerId])
  expect(rows).toEqual([{ last_seq: 2 }])
})
