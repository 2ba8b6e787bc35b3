import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Branch, type Device, issueArgs, World } from '../../setup/world.ts'

let world: World
let branch: Branch
let kiosk: Device
let tablet: Device
let day: string

beforeAll(async () => {
  world = await World.create()
  branch = await world.addBranch()
  kiosk = await world.addDevice(branch, 'kiosk')
  tablet = await world.addDevice(branch, 'tablet')
  await world.lanes(kiosk)
  day = await world.today(branch)
})
afterAll(() => world.close())

it('[I5] a command that comes again has the outcome that it had, and takes effect once', async () => {
  const command = {
    id: randomUUID(),
    seq: 1,
    name: 'issue_ticket',
    kind: 'fact' as const,
    args: issueArgs(branch, day, 1),
  }
  kiosk.seq = 1
  const first = await world.push(kiosk, [command])
  const second = await world.push(kiosk, [command])
  expect(first.results[0]?.outcome).toEqual({
    kind: 'applied',
    flags: [],
    ticket_id: command.args.ticket_id,
    result: { number: 'A-001' },
  })
  expect(second.results).toEqual(first.results)
  expect(second.rows.tickets).toEqual(first.rows.tickets)
  const { rows } = await world.root.query('select count(*)::int as n from app.tickets where branch_id = $1', [
    branch.branchId,
  ])
  expect(rows[0].n).toBe(1)
})

it('[I4] call_next takes the first of the line and says why', async () => {
  await world.give(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, 2))
  const priority = issueArgs(branch, day, 3, { class_id: branch.classes.priority })
  await world.give(kiosk, 'issue_ticket', 'fact', priority)
  const outcome = await world.give(tablet, 'call_next', 'intent', {
    counter_id: branch.counters[0],
    valid_for_ms: 15_000,
  })
  expect(outcome.ticket_id).toBe(priority.ticket_id)
  expect(outcome.result).toMatchObject({ number: 'A-003', why: { passed: ['A-001', 'A-002'], head_start_s: 900 } })
})
