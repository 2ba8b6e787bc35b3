import { parseCommand } from '../../sync/commands/parse-command.ts'
import type { Fault } from '../../sync/configuration/fault.ts'
import type { CommandHeader } from '../../sync/wire/command-header.ts'
import { hasLogo, logoFaults } from '../configuration/logo-faults.ts'
import { toStorable } from './to-storable.ts'

/** A command as the authority gets it. `malformed`, `gave_up` and `faults` are the server's word; a device cannot say them. */
export type Judgeable = CommandHeader & { malformed?: true; gave_up?: true; faults?: readonly Fault[] }

/** What ended a batch before its end: a command of a newer app, or more pictures than one batch may have. */
export type CutBy = 'newer' | 'pictures'

/** Nobody else is served while one is unpacked, and whether the sender may publish at all is asked afterwards. */
const PICTURES_MAX = 1

/**
 * Reads the arguments of a batch. Bad ones are marked, not dropped: a fact goes raw into quarantine and an intent is
 * rejected, in their place in the line [W2]. A command that is newer than this server ends the batch: what follows it
 * must not overtake it [W3]. So does a second picture, which comes again as the first one of the next batch.
 */
export function toJudgeable(headers: readonly CommandHeader[]): { commands: Judgeable[]; cutBy?: CutBy } {
  const commands: Judgeable[] = []
  let pictures = 0
  for (const header of headers) {
    const parsed = parseCommand(header)
    if (parsed.ok) {
      const document = documentOf(parsed.command)
      if (hasLogo(document)) pictures += 1
      if (pictures > PICTURES_MAX) return { commands, cutBy: 'pictures' }
      commands.push({ ...(parsed.command as Judgeable), ...faultsOf(document) })
    } else if (parsed.problem === 'newer') return { commands, cutBy: 'newer' }
    else commands.push({ ...header, args: toStorable(header.args) as CommandHeader['args'], malformed: true })
  }
  return { commands }
}

function documentOf({ name, args }: { readonly name: string; readonly args: object }): unknown {
  return name === 'publish_configuration' && 'document' in args ? args.document : undefined
}

/** Of a document what the database cannot see: it unpacks no pictures. */
function faultsOf(document: unknown): Pick<Judgeable, 'faults'> {
  const faults = logoFaults(document)
  return faults.length === 0 ? {} : { faults }
}
