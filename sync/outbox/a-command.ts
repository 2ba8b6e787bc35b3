import { exampleArgs } from '../commands/example-args.ts'
import type { CommandName } from '../commands/registry.ts'
import { commandId } from '../ids.ts'
import type { CommandToWrite } from './write-command.ts'

export const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

/** The n-th command of a test, as a screen hands it to the outbox. */
export function aCommand(n: number, name: CommandName = 'open_counter', overrides: Partial<CommandToWrite> = {}) {
  const command = {
    ...{ id: commandId.parse(uuid(0x1000 + n)), name, args: exampleArgs[name], session: null, config_version: 3 },
    ...{ wall_at: Date.parse('2026-11-26T08:00:00Z') + n, monotonic_at: n, page_life: 'life' },
    ...{ written_at: null, known_at: null, touches: [], prediction: {} },
    ...overrides,
  }
  return command as unknown as CommandToWrite
}
