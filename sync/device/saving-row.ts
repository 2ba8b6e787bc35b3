import type { CommandDefinition } from '../commands/define-command.ts'
import { commandSchemaVersion } from '../commands/parse-command.ts'
import { commandRegistry } from '../commands/registry.ts'
import { writerId } from '../ids.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { CommandToWrite } from '../outbox/write-command.ts'

/** No writer of a device: what is not on the disk has no place in a line yet. */
const NO_WRITER = writerId.parse('ffffffff-ffff-4fff-bfff-ffffffffffff')

/** A command as the view shows it before its commit [EF5]. */
export function savingRowOf(command: CommandToWrite): OutboxRow {
  const { numbering: _, isPrinted: _isPrinted, isNew: _isNew, ...meant } = command
  const definition: CommandDefinition = commandRegistry[command.name]
  const kind = command.kind ?? definition.kinds[0] ?? 'fact'
  return { ...meant, kind, schema: commandSchemaVersion, writer: NO_WRITER, seq: Number.MAX_SAFE_INTEGER }
}
