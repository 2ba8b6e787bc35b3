import { always, commandTable } from './command-table.ts'
import { type CommandReader, latinOf, type Taker } from './read-commands.ts'

/** Where the specification ends a number at the latest. */
const DIGITS_MAX = 255

/** A number as digits, ended by NUL. */
function readDigits(bytes: Taker): number {
  const digits: number[] = []
  for (let byte = bytes.byte(); byte !== 0 && digits.length < DIGITS_MAX; byte = bytes.byte()) digits.push(byte)
  return Number.parseInt(latinOf(Uint8Array.from(digits)), 10) || 0
}

/** One row, and one dot onwards. */
const row: CommandReader = (bytes) => {
  const length = bytes.word()
  return { kind: 'image', bitmap: { widthDots: length * 8, heightDots: 1, bytes: bytes.take(length) } }
}

const pageEndMode: CommandReader = (bytes) => {
  const mode = readDigits(bytes)
  const cut = mode === 8 || mode === 9 ? 'full' : mode === 12 || mode === 13 || mode === 0 ? 'partial' : 'none'
  return { kind: 'page_end_mode', cut, isFeeding: [0, 2, 3, 9, 13].includes(mode) }
}

function setting(name: string): CommandReader {
  return (bytes) => {
    readDigits(bytes)
    return { kind: 'other', name }
  }
}

/** Star's Graphic Mode, as far as we send it. */
export const starGraphicsCommands = commandTable(
  'Star graphics',
  [
    ['1b2a7252', 'initialize', always({ kind: 'initialize' })],
    ['1b2a7241', 'enter raster mode', 0],
    ['1b2a7242', 'leave raster mode', 0],
    ['1b2a7250', 'page length', setting('page length')],
    ['1b2a7251', 'quality', setting('quality')],
    ['1b2a7245', 'document end mode', setting('document end mode')],
    ['1b2a7246', 'page end mode', pageEndMode],
    ['1b2a7259', 'feed', (bytes) => ({ kind: 'feed_dots', dots: Math.min(readDigits(bytes), 65_535) })],
    ['1b2a7244', 'pulse', setting('pulse')],
    ['62', 'row', row],
    ['1b0c00', 'page end', always({ kind: 'page_end' })],
    ['1b0c04', 'document end', 0],
    ['1b1e61', 'automatic status', 1],
    ['1b06', 'status?', 1],
  ],
  false,
)
