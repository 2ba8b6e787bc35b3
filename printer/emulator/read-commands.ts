import type { Command, CommandBody } from './command.ts'

/** Bytes are taken one after the other; asking beyond the end ends the reading with `cut_short`. */
export type Taker = { take(count: number): Uint8Array; byte(): number; word(): number }

/** One command after its introducing bytes were taken. */
export type CommandReader = (bytes: Taker) => CommandBody

/** A printer's language: by the longest of its beginnings that the bytes have. */
export type CommandTable = {
  readonly name: string
  /** Printers of dots alone take letters for commands. */
  readonly hasText: boolean
  readonly commands: ReadonlyMap<string, { readonly name: string; readonly read: CommandReader }>
}

const BEGINNING_BYTES_MAX = 4
/** Below this a byte is a control; above it is text, in whatever code page. */
const FIRST_TEXT_BYTE = 0x20

class CutShort extends Error {
  readonly missingBytes: number
  constructor(missingBytes: number) {
    super('the bytes end within a command')
    this.missingBytes = missingBytes
  }
}

/** Everything that a printer would understand of these bytes. Whatever they are, it comes to an end, and never throws. */
export function readCommands(bytes: Uint8Array, table: CommandTable): readonly Command[] {
  const found: Command[] = []
  let at = 0
  while (at < bytes.length) {
    const [body, next] = nextCommand(bytes, at, table)
    found.push({ ...body, at })
    at = next
  }
  return found
}

function nextCommand(bytes: Uint8Array, at: number, table: CommandTable): readonly [CommandBody, number] {
  if (table.hasText && (bytes[at] ?? 0) >= FIRST_TEXT_BYTE) return textFrom(bytes, at)
  for (let length = BEGINNING_BYTES_MAX; length > 0; length--) {
    const beginning = bytes.subarray(at, at + length)
    const command = beginning.length === length ? table.commands.get(hexOf(beginning)) : undefined
    if (command === undefined) continue
    let next = at + length
    try {
      const taker = takerOf(bytes, next, (moved) => {
        next = moved
      })
      return [command.read(taker), next]
    } catch (cause) {
      if (!(cause instanceof CutShort)) throw cause
      return [{ kind: 'cut_short', name: command.name, missingBytes: cause.missingBytes }, bytes.length]
    }
  }
  return unknownFrom(bytes, at)
}

function textFrom(bytes: Uint8Array, at: number): readonly [CommandBody, number] {
  let end = at
  while (end < bytes.length && (bytes[end] ?? 0) >= FIRST_TEXT_BYTE) end++
  return [{ kind: 'text', text: latinOf(bytes.subarray(at, end)) }, end]
}

/** An introducer takes the byte behind it along: what follows may be its arguments or not, nobody knows. */
function unknownFrom(bytes: Uint8Array, at: number): readonly [CommandBody, number] {
  const isIntroducer = [0x10, 0x1b, 0x1c, 0x1d].includes(bytes[at] ?? 0)
  const end = Math.min(bytes.length, at + (isIntroducer ? 2 : 1))
  return [{ kind: 'unknown', bytes: [...bytes.subarray(at, end)] }, end]
}

function takerOf(bytes: Uint8Array, from: number, onMoved: (at: number) => void): Taker {
  let at = from
  const take = (count: number) => {
    if (at + count > bytes.length) throw new CutShort(at + count - bytes.length)
    at += count
    onMoved(at)
    return bytes.subarray(at - count, at)
  }
  const byte = () => take(1)[0] ?? 0
  return {
    take,
    byte,
    word() {
      const low = byte()
      return low + byte() * 0x100
    },
  }
}

export function hexOf(bytes: ArrayLike<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function latinOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
