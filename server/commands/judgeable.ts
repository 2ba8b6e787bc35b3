import { parseCommand } from '../../sync/commands/parse-command.ts'
import type { Fault } from '../../sync/configuration/fault.ts'
import type { CommandHeader } from '../../sync/wire/command-header.ts'
import { logoFaults } from '../configuration/logo-faults.ts'
import { toStorable } from './to-storable.ts'

/** A command as the authority gets it. `malformed`, `gave_up` and `faults` are the server's word; a device cannot say them. */
export type Judgeable = CommandHeader & { malformed?: true; gave_up?: true; faults?: readonly Fault[] }

/**
 * Reads the arguments of a batch. Bad ones are marked, not dropped: a fact goes raw into quarantine and an intent is
 * rejected, in their place in the line [W2]. A command that is newer than this server ends the batch: what follows it
 * must not overtake it [W3].
 */
export function toJudgeable(headers: readonly CommandHeader[]): { commands: Judgeable[]; isCutShort: boolean } {
  const commands: Judgeable[] = []
  for (const header of headers) {
    const parsed = parseCommand(header)
    if (parsed.ok) commands.push({ ...(parsed.command as Judgeable), ...faultsOf(parsed.command) })
    else if (parsed.problem === 'newer') return { commands, isCutShort: true }
    else commands.push({ ...header, args: toStorable(header.args) as CommandHeader['args'], malformed: true })
  }
  return { commands, isCutShort: false }
}

/** Of a document what the database cannot see: it unpacks no pictures. */
function faultsOf({ name, args }: { readonly name: string; readonly args: object }): Pick<Judgeable, 'faults'> {
  const faults = name === 'publish_configuration' && 'document' in args ? logoFaults(args.document) : []
  return faults.length === 0 ? {} : { faults }
}
