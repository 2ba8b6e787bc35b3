import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandName, commandNames, commandRegistry } from '../../sync/commands/registry.ts'
import { counterEffects, ticketEffects } from '../../sync/effects/effect-of.ts'
import { cellFor, isTicketCommand } from '../../sync/tickets/cell-for.ts'
import { type TicketState, ticketStates } from '../../sync/tickets/ticket-state.ts'
import type { CommandKind } from '../../sync/wire/command-kind.ts'
import { anId, DAY_MS, Stage } from '../sql/stage.ts'
import { type Given, judge, momentOf } from './authority.ts'
import { differencesOf } from './differences.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const byOthers = ['undo_command', 'check_in_appointment', 'leave_queue', 'give_feedback']
const rows = commandNames
  .filter(isTicketCommand)
  .filter((name) => !byOthers.includes(name))
  .flatMap((name) => commandRegistry[name].kinds.map((kind: CommandKind) => [name, kind] as const))

async function argsOf(name: CommandName, id: string, isOtherCounter: boolean): Promise<Record<string, unknown>> {
  const { number, number_day } = await stage.row(id)
  const counter_id = isOtherCounter ? stage.otherCounter : stage.counter
  const [, second] = stage.branch.services
  switch (name) {
    case 'issue_ticket':
      return {
        ...{ ...stage.nextIssue(), ticket_id: id, number, n: Number(String(number).slice(2)), number_day },
        class_id: stage.branch.classes.priority,
      }
    case 'adopt_ticket':
      return { ticket_id: anId(), number, number_day, proof: 'typed' }
    case 'call_next':
      return { counter_id, valid_for_ms: 15_000, predicted_ticket_id: id }
    case 'recall_ticket':
      return { ticket_id: id, counter_id, valid_for_ms: 15_000 }
    case 'transfer_ticket':
      return { ticket_id: id, to: { service_id: second?.id, counter_id }, reason: 'loans' }
    case 'add_leg':
      return { ticket_id: id, service_id: second?.id }
    case 'note_ticket':
      return { ticket_id: id, text: 'Asked for the new card.' }
    case 'let_pass':
      return { ticket_id: id, count: 2 }
    case 'complete_service':
      return { ticket_id: id, counter_id, outcome: 'done' }
    case 'call_ticket':
    case 'start_service':
    case 'mark_no_show':
      return { ticket_id: id, counter_id }
    default:
      return { ticket_id: id }
  }
}

async function given(
  name: CommandName,
  kind: CommandKind,
  state: TicketState,
  isOtherCounter: boolean,
): Promise<Given> {
  const id = await stage.ticketIn(state)
  if (name === 'let_pass') await stage.issue()
  const args = await argsOf(name, id, isOtherCounter)
  // An ended day's ticket is moved by a fact whose own time lies in that day.
  const isLate = state === 'expired' && kind === 'fact' && name !== 'issue_ticket'
  if (name === 'issue_ticket') return { name, kind, args, device: stage.kiosk }
  const device = isLate ? stage.tabletOfYesterday : stage.tablet
  return { name, kind, args, device, ...(isLate ? { age_ms: DAY_MS } : {}) }
}

describe.each(rows)('[EF1] %s (%s) shows before the answer what the authority then makes of', (name, kind) => {
  it.each(ticketStates)('a ticket that is %s', async (state) => {
    for (const isOtherCounter of [false, true]) {
      // The head of the line is what call_next takes, so nobody else may stand in it.
      await stage.world.root.query(`update app.tickets set state = 'cancelled' where state = 'waiting'`)
      const judged = await judge(stage, await given(name, kind, state, isOtherCounter), await momentOf(stage))
      expect(differencesOf(judged)).toEqual([])
      if (judged.outcome.kind === 'rejected') {
        expect(cellFor(name, kind, state)).toMatchObject(
          name === 'call_next'
            ? {}
            : { effect: judged.outcome.code === 'already_called' ? expect.anything() : 'reject' },
        )
      }
    }
  })
})

it('[EF1] every command that acts on a ticket or a counter from a device has an effect, and no other', () => {
  const affecting = [...Object.keys(ticketEffects), ...Object.keys(counterEffects)]
  const acting = commandNames.filter((name) => isTicketCommand(name) || name.endsWith('_counter'))
  expect([...new Set(affecting)].sort()).toEqual([...acting].sort())
})
