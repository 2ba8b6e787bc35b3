import type { CommandName } from '../commands/registry.ts'
import type { CommandKind } from '../wire/command-kind.ts'
import type { TicketState } from './ticket-state.ts'
import { type Cell, record } from './transition-cell.ts'
import { type TicketCommand, transitions } from './transitions.ts'

type RowsByKind = { readonly [Kind in CommandKind]?: { readonly [State in TicketState]: Cell } }

export function isTicketCommand(command: CommandName): command is TicketCommand {
  return Object.hasOwn(transitions, command)
}

/**
 * The one place that reads the table. An intent sent again as a fact after lost history has no row of its own: it
 * applies where the wish would have been granted, and elsewhere is kept with a flag, because a fact is never refused.
 */
export function cellFor(command: TicketCommand, kind: CommandKind, state: TicketState): Cell | undefined {
  const rows: RowsByKind = transitions[command]
  const own = rows[kind]?.[state]
  if (own !== undefined || kind === 'intent') return own
  const wished = rows.intent?.[state]
  return wished?.effect === 'reject' ? record('history_lost') : wished
}
