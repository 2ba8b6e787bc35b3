import type { Align, CommandBody } from './command.ts'
import type { CommandReader, CommandTable } from './read-commands.ts'

type Row = readonly [beginning: string, name: string, read: CommandReader | number]

/** From rows of hex digits, name, and either how to read the rest or how many bytes of no effect follow. */
export function commandTable(name: string, rows: readonly Row[], hasText = true): CommandTable {
  return {
    name,
    hasText,
    commands: new Map(
      rows.map(([beginning, command, read]) => [
        beginning,
        { name: command, read: typeof read === 'number' ? ignored(command, read) : read },
      ]),
    ),
  }
}

function ignored(name: string, count: number): CommandReader {
  return (bytes) => {
    bytes.take(count)
    return { kind: 'other', name }
  }
}

export function always(body: CommandBody): CommandReader {
  return () => body
}

/** Numbers and the digits that stand for them, as most commands allow both. */
export const readAlign: CommandReader = (bytes) => {
  const sides: readonly Align[] = ['left', 'center', 'right']
  return { kind: 'align', to: sides[bytes.byte() & 0x03] ?? 'left' }
}
