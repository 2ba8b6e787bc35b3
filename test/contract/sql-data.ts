import { commandNames, commandRegistry } from '../../sync/commands/registry.ts'
import { errorCodes } from '../../sync/errors/codes.ts'
import { permissions } from '../../sync/permissions/permissions.ts'
import { cellFor, isTicketCommand } from '../../sync/tickets/cell-for.ts'
import { ticketStates } from '../../sync/tickets/ticket-state.ts'
import type { Cell } from '../../sync/tickets/transition-cell.ts'
import type { CommandKind } from '../../sync/wire/command-kind.ts'
import { commandKinds } from '../../sync/wire/command-kind.ts'
import { renderSeed } from './render-seed.ts'

/** The reference tables of the database as text, by file name in sql/data. */
export function renderSqlData(): Record<string, string> {
  return {
    'error_codes.sql': errorCodesSql(),
    'commands.sql': commandsSql(),
    'permissions.sql': permissionsSql(),
    'ticket_transitions.sql': transitionsSql(),
  }
}

function errorCodesSql() {
  return renderSeed({
    header: ['Every code that SQL raises, the wire carries and screens translate.'],
    table: 'app.error_codes',
    columns: ['code', 'sqlstate', 'http_status'],
    keyColumns: ['code'],
    rows: Object.entries(errorCodes).map(([code, { sqlstate, httpStatus }]) => [code, sqlstate, httpStatus]),
  })
}

function commandsSql() {
  const canBe = (kinds: readonly CommandKind[], kind: CommandKind) => kinds.includes(kind)
  return renderSeed({
    header: [
      'Every command and the kinds it may be sent as. Besides these, an intent may come as a fact together with the',
      'outcome it had in a history that was lost.',
    ],
    table: 'app.commands_known',
    columns: ['name', 'can_be_fact', 'can_be_intent'],
    keyColumns: ['name'],
    rows: commandNames.map((name) => {
      const { kinds } = commandRegistry[name]
      return [name, canBe(kinds, 'fact'), canBe(kinds, 'intent')]
    }),
  })
}

function permissionsSql() {
  return renderSeed({
    header: [
      'Who may do what: device kinds (kiosk, tablet, display, console, server) and roles of people (teller, manager, admin,',
      'operator). An action is a command, something else that may be asked, a shape to follow (shape:) or an entry of the',
      'menu (menu:). For a command from a tablet or console BOTH must be here: the kind of the device and the role of the',
      'person whose session it carries.',
    ],
    table: 'app.permissions',
    columns: ['role', 'action'],
    keyColumns: ['role', 'action'],
    rows: permissions().map(({ role, action }) => [role, action]),
  })
}

function transitionsSql() {
  return renderSeed({
    header: [
      'What each command does to a ticket in each state. An intent also has the fact rows that it takes when it is sent',
      'again after lost history: applied where the wish would be granted, recorded with history_lost elsewhere.',
      'next_state null with effect apply: the command takes effect and the state stays.',
    ],
    table: 'app.ticket_transitions',
    columns: ['command', 'kind', 'state', 'effect', 'next_state', 'code'],
    keyColumns: ['command', 'kind', 'state'],
    rows: commandNames.flatMap((name) => commandKinds.flatMap((kind) => transitionRows(name, kind))),
  })
}

function transitionRows(name: (typeof commandNames)[number], kind: CommandKind) {
  if (!isTicketCommand(name)) return []
  return ticketStates.flatMap((state) => {
    const cell = cellFor(name, kind, state)
    return cell === undefined ? [] : [[name, kind, state, ...cellColumns(cell)]]
  })
}

function cellColumns(cell: Cell): [string, string | null, string | null] {
  switch (cell.effect) {
    case 'apply':
      return ['apply', cell.next, null]
    case 'record':
    case 'contest':
    case 'reject':
      return [cell.effect, null, cell.code]
    case 'merge':
    case 'restore':
      return [cell.effect, null, null]
  }
}
