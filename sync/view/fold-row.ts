import { effectOf } from '../effects/effect-of.ts'
import type { OutboxRow, TouchedRow } from '../outbox/outbox-row.ts'
import type { CounterFields, CounterRow, Standing, TicketFields, TicketRow } from './view-rows.ts'

export type ViewRows = {
  readonly tickets: { readonly fields: TicketFields; readonly row: TicketRow }
  readonly counters: { readonly fields: CounterFields; readonly row: CounterRow }
}
/** A pending command in its place; `isSaving`: not on the disk yet. */
export type PendingCommand = { readonly command: OutboxRow; readonly isSaving: boolean }

/**
 * A row of the screen: what the authority last said of it, and on top of it the pending commands that touch it, oldest
 * first [VI1] [VI3]. Undefined: there is no such row.
 */
export function foldRow<Table extends TouchedRow['table']>(
  table: Table,
  id: string,
  authority: ViewRows[Table]['fields'] | undefined,
  commands: readonly PendingCommand[],
): ViewRows[Table]['row'] | undefined {
  let fields: ViewRows[Table]['fields'] | undefined = authority
  let standing: Standing = 'confirmed'
  const pendingCommands: string[] = []
  const unfitCommands: string[] = []
  for (const { command, isSaving } of commands.slice(decidedCount(table, id, authority, commands))) {
    const effected = effectOf(table, id, fields, command)
    if (effected.kind === 'unfit') unfitCommands.push(command.id)
    if (effected.kind !== 'changed') continue
    fields = effected.row
    pendingCommands.push(command.id)
    if (isSaving) standing = 'saving'
    else if (standing === 'confirmed') standing = 'pending'
  }
  if (fields === undefined) return undefined
  return { ...fields, id, standing, pendingCommands, unfitCommands } as ViewRows[Table]['row']
}

/**
 * How many of them the authority has decided, although their answers are still to come: a device's commands are decided in
 * their order, so where the stream shows the doing of one, those before it are in the row too, or came to nothing. To
 * carry them out again would show for a moment what is over.
 */
function decidedCount<Table extends TouchedRow['table']>(
  table: Table,
  id: string,
  authority: ViewRows[Table]['fields'] | undefined,
  commands: readonly PendingCommand[],
): number {
  if (authority === undefined || commands.length < 2) return 0
  return commands.findLastIndex(({ command }) => effectOf(table, id, authority, command).kind === 'told') + 1
}
