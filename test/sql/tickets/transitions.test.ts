import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellFor } from '../../../sync/tickets/cell-for.ts'
import { type TicketState, ticketStates } from '../../../sync/tickets/ticket-state.ts'
import type { Cell } from '../../../sync/tickets/transition-cell.ts'
import type { CommandKind } from '../../../sync/wire/command-kind.ts'
import { anId, DAY_MS, Stage } from '../stage.ts'

const rows = [
  ['issue_ticket', 'fact'],
  ['adopt_ticket', 'fact'],
  ['call_ticket', 'intent'],
  ['call_ticket', 'fact'],
  ['start_service', 'fact'],
  ['complete_service', 'fact'],
  ['mark_no_show', 'fact'],
  ['park_ticket', 'fact'],
  ['return_ticket', 'intent'],
] as const
type Name = (typeof rows)[number][0]

/** What a service tells besides its cell: whose customer it was before. */
const servingFlags: Partial<Record<TicketState, string[]>> = {
  waiting: ['implied_call'],
  parked: ['implied_call'],
  cancelled: ['already_ended'],
  expired: ['already_ended'],
}

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

function argsOf(name: Name, state: TicketState, ticket: Record<string, unknown>): Record<string, unknown> {
  const id = ticket.id as string
  if (name === 'issue_ticket') {
    return { ...stage.nextIssue(), ticket_id: id, number: ticket.number, number_day: ticket.number_day }
  }
  if (name === 'adopt_ticket') {
    return { ticket_id: anId(), number: ticket.number, number_day: ticket.number_day, proof: 'typed' }
  }
  if (name === 'park_ticket' || name === 'return_ticket') return { ticket_id: id }
  // The same counter calling or starting again is no contest, so those come from the counter next to it.
  const isContest = (name === 'start_service' && state === 'serving') || (name === 'call_ticket' && state === 'called')
  return { ticket_id: id, counter_id: isContest ? stage.otherCounter : stage.counter }
}

async function give(name: Name, kind: CommandKind, state: TicketState) {
  const id = await stage.ticketIn(state)
  const before = await stage.row(id)
  expect(before.state).toBe(state)
  // An ended day's ticket is moved by a fact whose own time lies in that day.
  const isLate = state === 'expired' && kind === 'fact'
  const device = isLate ? stage.tabletOfYesterday : stage.tablet
  const header = isLate ? { age_ms: DAY_MS } : {}
  const args = argsOf(name, state, before)
  const outcome = await stage.world.give(device, name, kind, args, header)
  return { id, before, outcome, after: await stage.row(id), events: (await stage.events(id)).slice(before.version) }
}

function check(cell: Cell, name: Name, state: TicketState, given: Awaited<ReturnType<typeof give>>): void {
  const { outcome, before, after, events } = given
  if (cell.effect === 'reject') {
    expect(outcome).toMatchObject({ kind: 'rejected', code: cell.code })
    expect(after).toEqual(before)
    return
  }
  const isServing = name === 'start_service' || name === 'complete_service'
  const flags = {
    merge: ['merged'],
    record: 'code' in cell ? [cell.code] : [],
    // The one that comes second loses: it is not the earlier one, and the first was confirmed.
    contest: 'code' in cell ? [cell.code] : [],
    apply: isServing ? (servingFlags[state] ?? []) : [],
    restore: [],
  }[cell.effect]
  const ticketId = name === 'adopt_ticket' ? before.id : given.id
  expect(outcome).toMatchObject({ kind: 'applied', flags, ticket_id: ticketId })
  expect(events[0]?.flags).toEqual(name === 'issue_ticket' || name === 'adopt_ticket' ? [] : flags)
  const next = cell.effect === 'apply' ? cell.next : null
  expect(events[0]?.patch.state).toBe(next ?? undefined)
  // What is open again on a day that is over has expired again when the batch ends [T4].
  const isReopened = state === 'expired' && (next === 'called' || next === 'serving')
  expect(after.state).toBe(isReopened ? 'expired' : (next ?? state))
  expect(after.version).toBe(before.version + (isReopened ? 2 : 1))
}

describe.each(rows)('[T1] %s (%s)', (name, kind) => {
  it.each(ticketStates)('does to a %s ticket what its cell says', async (state) => {
    const cell = cellFor(name, kind, state)
    expect(cell).toBeDefined()
    check(cell as Cell, name, state, await give(name, kind, state))
  })
})

it('[T1] call_next takes the waiting ticket and none of another state', async () => {
  const { world, branch } = stage
  await world.root.query(`update app.tickets set service_id = $1 where state = 'waiting'`, [anId()])
  const ids = new Map<TicketState, string>()
  for (const state of ticketStates) ids.set(state, await stage.ticketIn(state))
  const args = { counter_id: branch.counters[0], valid_for_ms: 15_000 }
  expect(await stage.intent(stage.tablet, 'call_next', args)).toMatchObject({ ticket_id: ids.get('waiting') })
  expect(await stage.intent(stage.tablet, 'call_next', args)).toEqual({ kind: 'rejected', code: 'nobody_waiting' })
  for (const state of ticketStates) {
    expect((await stage.row(ids.get(state) as string)).state).toBe(state === 'waiting' ? 'called' : state)
  }
})
