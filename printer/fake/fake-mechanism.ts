/** What a person, or time, does to the mechanism. */
export type Trouble = 'paper_out' | 'cover_open' | 'cutter'

export type Mechanism = {
  /** Takes a byte into the buffer; false: it is full and the printer stands still. */
  take(byte: number): boolean
  /** Answers `DLE EOT n`. */
  realtime(question: number): number
  /** As when the roll is new or the cover shut: what the buffer holds comes out now. */
  set(trouble: Trouble | undefined): void
  /** Forgets what was not printed yet. */
  reset(): void
  /** All that came out, in order. */
  readonly paper: number[]
  /** All that it ever took, also what it forgot before printing it. */
  readonly taken: number[]
}

/** What real ones hold at least. */
const BUFFER_BYTES = 4_096

/**
 * The inside of an ESC/POS printer, as far as a port can notice: a buffer, a mechanism that stands still when something is wrong, and the few
 * commands that are answered. Every other byte counts as printed.
 */
export function createMechanism(tell: (bytes: readonly number[]) => void): Mechanism {
  const paper: number[] = []
  const taken: number[] = []
  let buffer: number[] = []
  let trouble: Trouble | undefined
  let isTelling = false

  function automatic(): void {
    if (!isTelling) return
    const isOut = trouble === 'paper_out'
    const first = 0x10 | (trouble === undefined ? 0 : 0x08) | (trouble === 'cover_open' ? 0x20 : 0)
    tell([first, trouble === 'cutter' ? 0x08 : 0, isOut ? 0x0c : 0, 0])
  }

  /** Commands that are answered in their turn; the number of bytes eaten, 0 for none, undefined while one is not whole. */
  function command(): number | undefined {
    const [a, b, n] = buffer
    if (a !== 0x1d) return 0
    if (b === undefined) return undefined
    if (b === 0x61 || b === 0x72) return n === undefined ? undefined : threeBytes(b)
    if (b !== 0x28) return 0
    if (buffer.length < 11) return undefined
    tell([0x37, 0x22, ...buffer.slice(7, 11), 0])
    return 11
  }

  function threeBytes(kind: number): number {
    if (kind === 0x61) {
      isTelling = true
      automatic()
    } else tell([0])
    return 3
  }

  function work(): void {
    while (trouble === undefined && buffer.length > 0) {
      const eaten = command()
      if (eaten === undefined) return
      if (eaten > 0) buffer = buffer.slice(eaten)
      else paper.push(buffer.shift() as number)
    }
  }

  return {
    paper,
    taken,
    take(byte) {
      if (buffer.length >= BUFFER_BYTES) return false
      taken.push(byte)
      buffer.push(byte)
      work()
      return true
    },
    realtime(question) {
      const bits = { 1: trouble === undefined ? 0 : 0x08, 2: offlineBits(trouble), 3: trouble === 'cutter' ? 0x08 : 0 }
      return 0x12 | (question === 4 ? (trouble === 'paper_out' ? 0x60 : 0) : (bits[question as 1 | 2 | 3] ?? 0))
    },
    set(next) {
      trouble = next
      automatic()
      work()
    },
    reset() {
      buffer = []
    },
  }
}

function offlineBits(trouble: Trouble | undefined): number {
  if (trouble === 'cover_open') return 0x04
  if (trouble === 'paper_out') return 0x20
  return trouble === 'cutter' ? 0x40 : 0
}
