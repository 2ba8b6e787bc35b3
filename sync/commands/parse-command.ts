import type { z } from 'zod'
import type { CommandHeader } from '../wire/command-header.ts'
import type { CommandKind } from '../wire/command-kind.ts'
import { type Issue, issuesOf } from '../wire/issues.ts'
import type { CommandDefinition } from './define-command.ts'
import { type CommandName, commandRegistry, isCommandName } from './registry.ts'

/**
 * The version of the arguments as a whole; a device that sends a higher one waits until this side has been updated. Every new
 * field is a new version: an older server takes a field that it does not know for a fault, and would quarantine the ticket.
 * 2: `quote` of what issues a ticket.
 */
export const commandSchemaVersion = 2

export type CommandArgs<Name extends CommandName> = z.output<(typeof commandRegistry)[Name]['args']>

type CommandOf<Name extends CommandName> = Omit<CommandHeader, 'name' | 'args'> & {
  name: Name
  args: CommandArgs<Name>
}

/** A union over the names: testing `name` narrows `args`. */
export type Command = { [Name in CommandName]: CommandOf<Name> }[CommandName]

export type ParsedCommand =
  | { ok: true; command: Command }
  /** `newer` is answered with retry [W3], `malformed` with quarantine or rejection [W2]. */
  | { ok: false; problem: 'newer' | 'malformed'; issues: Issue[] }

export function parseCommand(header: CommandHeader): ParsedCommand {
  if (header.schema > commandSchemaVersion) return newer('schema')
  if (!isCommandName(header.name)) return newer('name')
  const definition: CommandDefinition = commandRegistry[header.name]
  if (!isKindAllowed(definition, header)) return malformed([{ path: 'kind', problem: 'not_allowed' }])
  const args = definition.args.safeParse(header.args)
  if (!args.success) return malformed(issuesOf(args.error))
  return { ok: true, command: { ...header, args: args.data } as Command }
}

/** [C2] Besides its own kinds a command may come as a fact with its old outcome: an intent of a lost history. */
function isKindAllowed(definition: CommandDefinition, header: { kind: CommandKind; outcome?: unknown }): boolean {
  if (definition.kinds.includes(header.kind)) return true
  return header.kind === 'fact' && header.outcome !== undefined
}

function newer(path: string): ParsedCommand {
  return { ok: false, problem: 'newer', issues: [{ path, problem: 'unknown' }] }
}

function malformed(issues: Issue[]): ParsedCommand {
  return { ok: false, problem: 'malformed', issues }
}
