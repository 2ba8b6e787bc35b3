import { describe, expect, it } from 'vitest'
import { commandNames, commandRegistry, isCommandName } from '../../sync/commands/registry.ts'
import { errorCodes } from '../../sync/errors/codes.ts'
import { ticketStates } from '../../sync/tickets/ticket-state.ts'
import type { Cell } from '../../sync/tickets/transition-cell.ts'
import { transitions } from '../../sync/tickets/transitions.ts'
import { flags } from '../../sync/wire/flags.ts'
import { specFlags, specRows } from './read-spec.ts'

function cellAsWritten(cell: Cell): string {
  switch (cell.effect) {
    case 'apply':
      return cell.next === null ? '=' : `→ ${cell.next}`
    case 'record':
    case 'contest':
      return `${cell.effect}:${cell.code}`
    case 'reject':
      return `✗ ${cell.code}`
    default:
      return cell.effect
  }
}

describe('sync/SPEC.md', () => {
  it('[C1] lists the commands of the registry with their kinds and senders', () => {
    const written = specRows(2).map(([name, kinds, who]) => ({ name, kinds, who }))
    const known = commandNames.map((key) => {
      const { name, kinds, who } = commandRegistry[key]
      return { name, kinds: kinds.join(', '), who: who.join(', ') }
    })
    expect(known).toEqual(written)
  })

  it('[T1] holds the same state table, cell by cell', () => {
    const written = specRows(3).flatMap(([heading = '', ...cells]) => {
      const [, names = '', kind = ''] = /^(.*) \((\w+)\)$/.exec(heading) ?? []
      return names.split(', ').map((name) => [`${name} ${kind}`, cells] as const)
    })
    const known = Object.entries(transitions).flatMap(([name, rows]) =>
      Object.entries(rows as Record<string, Record<string, Cell>>).map(
        ([kind, row]) => [`${name} ${kind}`, ticketStates.map((state) => cellAsWritten(row[state] as Cell))] as const,
      ),
    )
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(written))
    expect(written.every(([name]) => isCommandName(name.split(' ')[0] ?? ''))).toBe(true)
  })

  it('lists the same flags and codes', () => {
    expect(flags).toEqual(specFlags())
    const known = Object.entries(errorCodes).map(([code, { sqlstate, httpStatus }]) => [
      code,
      sqlstate,
      `${httpStatus}`,
    ])
    expect(known).toEqual(specRows(5).map((row) => row.slice(0, 3)))
  })
})
