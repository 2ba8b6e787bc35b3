import { describe, expect, it } from 'vitest'
import { commandNames, commandRegistry } from '../commands/registry.ts'
import { type CommandKind, commandKinds } from '../wire/command-kind.ts'
import { cellFor, isTicketCommand } from './cell-for.ts'
import { isOpen, ticketStates } from './ticket-state.ts'
import type { Cell } from './transition-cell.ts'
import { type TicketCommand, transitions } from './transitions.ts'

const actsOnNoTicket = [
  'open_counter',
  'pause_counter',
  'close_counter',
  'make_appointment',
  'move_appointment',
  'cancel_appointment',
  'check_in_web',
  'accept_quarantined',
  'discard_quarantined',
  'acknowledge_split',
  'publish_configuration',
]

const ticketCommands = Object.keys(transitions) as TicketCommand[]

function allCells(kind: CommandKind): Cell[] {
  const names = ticketCommands.filter((name) => (commandRegistry[name].kinds as readonly string[]).includes(kind))
  return names.flatMap((name) => ticketStates.map((state) => cellFor(name, kind, state) as Cell))
}

function shown(cell: Cell | undefined): string {
  if (cell === undefined) return '-'
  if (cell.effect === 'apply') return cell.next ?? '='
  return 'code' in cell ? `${cell.effect}:${cell.code}` : cell.effect
}

describe('the state table', () => {
  it('[T1] has a row for exactly the commands that act on a ticket', () => {
    expect(commandNames.filter((name) => !isTicketCommand(name))).toEqual(actsOnNoTicket)
  })

  it.each(ticketCommands)('[T1] has all eight cells of %s, for the kinds that the command has and no other', (name) => {
    expect(Object.keys(transitions[name]).sort()).toEqual([...commandRegistry[name].kinds].sort())
    for (const row of Object.values<Record<string, Cell>>(transitions[name])) {
      expect(Object.keys(row)).toEqual([...ticketStates])
    }
  })

  it('never refuses a fact and never keeps an intent beside the ticket', () => {
    expect(allCells('fact').map((cell) => cell.effect)).not.toContain('reject')
    const effects = new Set(allCells('intent').map((cell) => cell.effect))
    expect([...effects].sort()).toEqual(['apply', 'reject', 'restore'])
  })

  it('gives every intent, sent again after lost history, a fact that is not refused', () => {
    for (const name of ticketCommands) {
      for (const state of ticketStates) {
        const wished = cellFor(name, 'intent', state)
        const cell = cellFor(name, 'fact', state)
        expect(cell?.effect).not.toBe('reject')
        if (transitions[name] && !('fact' in transitions[name])) {
          expect(cell).toEqual(wished?.effect === 'reject' ? { effect: 'record', code: 'history_lost' } : wished)
        }
      }
    }
  })

  it('has no intent row for a command that is only a fact', () => {
    expect(cellFor('issue_ticket', 'intent', 'waiting')).toBeUndefined()
  })

  it('lets no wish bring an ended ticket back', () => {
    const ended = ticketStates.filter((state) => !isOpen(state) && state !== 'no_show')
    for (const state of ended) {
      const granted = ticketCommands.filter((name) => cellFor(name, 'intent', state)?.effect === 'apply')
      expect(granted).toEqual([])
    }
  })

  it('is, as a whole', () => {
    const lines = ticketCommands.flatMap((name) =>
      commandKinds.map(
        (kind) => `${name} ${kind}: ${ticketStates.map((s) => shown(cellFor(name, kind, s))).join(' ')}`,
      ),
    )
    expect(lines).toMatchSnapshot()
  })
})
