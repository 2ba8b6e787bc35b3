import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Command, issueArgs, World } from '../../setup/world.ts'
import { BranchAtWork } from '../archive/branch-at-work.ts'

const MONDAY = '2026-11-16T10:00:00Z'
const FRIDAY = '2026-11-20T10:00:00Z'
const DAYS_4_MS = 4 * 86_400_000

let world: World
let work: BranchAtWork
let issue: Command & { id: string }
let ticketId: string

beforeAll(async () => {
  world = await World.create()
})
afterAll(() => world.close())

/** A kiosk prints on Monday and is cut off; a teller scans the paper and serves; on Friday the visit is in the archive. */
beforeEach(async () => {
  work = await BranchAtWork.open(world, MONDAY)
  const args = issueArgs(work.branch, await world.today(work.branch), 1)
  issue = { id: randomUUID(), name: 'issue_ticket', kind: 'fact', args, age_ms: DAYS_4_MS }
  ticketId = String(args.ticket_id)
})

const adoptAndServe = async (proof: 'signed' | 'typed', id = ticketId) => {
  const { number, number_day } = issue.args
  await work.give('adopt_ticket', 'fact', { ticket_id: id, number, number_day, proof, counter_id: undefined })
  await work.serve()
  await world.setNow(FRIDAY)
  await work.closeFully()
  expect(await work.archiveBatch()).toMatchObject({ tickets: 1 })
}
const visits = () =>
  work.look<{ id: string; number: string; state: string }>(
    'select id, number, state from app.ticket_history where branch_id = $1 order by number',
    [work.branch.branchId],
  )

it('[I1] an issue of a ticket that is in the archive by now is that ticket, not a second one', async () => {
  await adoptAndServe('signed')
  const { results } = await world.push(work.kiosk, [issue])
  expect(results[0]?.outcome).toMatchObject({ kind: 'applied', ticket_id: ticketId, result: { number: 'A-001' } })
  expect(results[0]?.outcome.flags).toEqual(expect.arrayContaining(['merged', 'late']))
  expect(await visits()).toEqual([{ id: ticketId, number: 'A-001', state: 'completed' }])
})

it('[I1] so it is when the archived visit was known by its typed number alone', async () => {
  const typed = randomUUID()
  await adoptAndServe('typed', typed)
  const { results } = await world.push(work.kiosk, [issue])
  expect(results[0]?.outcome).toMatchObject({ kind: 'applied', ticket_id: typed })
  expect(await visits()).toEqual([{ id: typed, number: 'A-001', state: 'completed' }])
  const { rows } = await world.root.query('select ticket_id from app.ticket_aliases where alias_id = $1', [ticketId])
  expect(rows).toEqual([{ ticket_id: typed }])
})

it('[I2] another ticket with a number that is in the archive gets a suffix', async () => {
  await adoptAndServe('signed')
  const other = { ...issue, id: randomUUID(), args: { ...issue.args, ticket_id: randomUUID() } }
  const { results } = await world.push(work.kiosk, [other])
  expect(results[0]?.outcome).toMatchObject({ kind: 'applied', result: { number: 'A-001/2' } })
  expect(results[0]?.outcome.flags).toEqual(expect.arrayContaining(['duplicate_number', 'day_closed']))
  expect((await visits()).map((each) => each.number)).toEqual(['A-001', 'A-001/2'])
})

it('the archive takes what came late as well', async () => {
  await adoptAndServe('signed')
  await world.push(work.kiosk, [
    issue,
    { ...issue, id: randomUUID(), args: { ...issue.args, ticket_id: randomUUID() } },
  ])
  await work.closeFully()
  expect(await work.archiveBatch()).toMatchObject({ tickets: 1 })
  expect(await visits()).toHaveLength(2)
})
