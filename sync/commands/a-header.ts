import type { CommandHeader } from '../wire/command-header.ts'
import { commandHeader } from '../wire/command-header.ts'
import { exampleArgs } from './example-args.ts'
import { type CommandName, commandRegistry } from './registry.ts'

/** A header as a device writes it, for tests: valid for its command unless overridden. */
export function aHeader(name: CommandName, overrides: Readonly<Record<string, unknown>> = {}): CommandHeader {
  return commandHeader.parse(aRawHeader(name, overrides))
}

export function aRawHeader(name: CommandName, overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    seq: 1,
    id: '00000000-0000-4000-8000-0000000000aa',
    name,
    kind: commandRegistry[name].kinds[0],
    schema: 1,
    args: exampleArgs[name],
    session: null,
    config_version: 3,
    age_ms: 12.5,
    written_at: '2026-11-20T08:10:00.000Z',
    known_at: null,
    ...overrides,
  }
}
