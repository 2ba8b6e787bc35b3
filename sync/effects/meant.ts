import type { z } from 'zod'
import { type CommandArgs, commandSchemaVersion } from '../commands/parse-command.ts'
import { type CommandName, commandRegistry, isCommandName } from '../commands/registry.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { CommandKind } from '../wire/command-kind.ts'
import { type Prediction, prediction } from './prediction.ts'

/** A command of the outbox as its effect reads it: what was asked, when, by whom, and what was stored with it. */
export type Meant<Name extends CommandName = CommandName> = {
  readonly id: string
  readonly name: Name
  readonly kind: CommandKind
  readonly args: CommandArgs<Name>
  /** Milliseconds since 1970, as the authority is expected to count it. */
  readonly at: number
  readonly told: Prediction
}

// A row of the outbox never changes what was meant, so it is read once.
const read = new WeakMap<OutboxRow, Meant | null>()

/** Null: of a newer app, or not to be read; it has no effect [OB7]. */
export function readMeant(row: OutboxRow): Meant | null {
  const known = read.get(row)
  if (known !== undefined) return known
  const meant = parse(row)
  read.set(row, meant)
  return meant
}

/** Not of a newer app [OB7]. */
export function isKnownCommand<Row extends Pick<OutboxRow, 'name' | 'schema'>>(
  row: Row,
): row is Row & { name: CommandName } {
  return row.schema <= commandSchemaVersion && isCommandName(row.name)
}

function parse(row: OutboxRow): Meant | null {
  if (!isKnownCommand(row)) return null
  const args = (commandRegistry[row.name].args as z.ZodType).safeParse(row.args)
  if (!args.success) return null
  const told = prediction.safeParse(row.prediction).data ?? {}
  const at = told.at ?? (row.written_at === null ? row.wall_at : Date.parse(row.written_at))
  return { id: row.id, name: row.name, kind: row.kind, args: args.data as Meant['args'], at, told }
}
