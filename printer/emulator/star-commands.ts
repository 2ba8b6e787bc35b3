import { always, commandTable, readAlign } from './command-table.ts'
import { type CommandReader, latinOf } from './read-commands.ts'
import { stripToBitmap } from './strip-to-bitmap.ts'

/** 3 mm, which is as high as a strip. */
const STRIP_SPACING_DOTS = 24
const STRIP_BYTES = 3

const strip: CommandReader = (bytes) => ({
  kind: 'strip',
  bitmap: stripToBitmap(bytes.take(bytes.word() * STRIP_BYTES), STRIP_BYTES, 1, 1),
})

/** 0 and 2 are full cuts, 1 and 3 partial ones; the upper two feed to the cutter first, which is not paper that we see. */
const cut: CommandReader = (bytes) => ({ kind: 'cut', how: (bytes.byte() & 1) === 0 ? 'full' : 'partial', feedDots: 0 })

const qrStore: CommandReader = (bytes) => {
  bytes.take(2)
  return { kind: 'qr_store', text: latinOf(bytes.take(bytes.word())) }
}

const qrLevel: CommandReader = (bytes) => ({
  kind: 'qr_level',
  level: (['L', 'M', 'Q', 'H'] as const)[bytes.byte() & 3] ?? 'M',
})

/** StarPRNT and Star Line Mode, as far as the encoder speaks them, and the questions about status. */
export const starCommands = commandTable('Star', [
  ['0a', 'line feed', always({ kind: 'line_feed' })],
  ['0d', 'carriage return', 0],
  ['18', 'clear', 0],
  ['05', 'status?', 0],
  ['07', 'pulse', 0],
  ['17', 'end of block?', 0],
  ['1b40', 'initialize', always({ kind: 'initialize' })],
  ['1b30', 'line spacing', always({ kind: 'line_spacing', dots: STRIP_SPACING_DOTS })],
  [
    '1b7a',
    'line spacing',
    (bytes) => ({ kind: 'line_spacing', dots: bytes.byte() & 1 ? 'default' : STRIP_SPACING_DOTS }),
  ],
  ['1b61', 'feed lines', (bytes) => ({ kind: 'feed_lines', lines: bytes.byte() })],
  ['1b4a', 'feed', (bytes) => ({ kind: 'feed_dots', dots: bytes.byte() * 2 })],
  ['1b58', 'strip', strip],
  ['1b64', 'cut', cut],
  ['1b1d61', 'align', readAlign],
  ['1b1d7944', 'qr data', qrStore],
  ['1b1d7950', 'qr print', always({ kind: 'qr_print' })],
  ['1b1d7953', 'qr setting', (bytes) => qrSetting(bytes.byte())(bytes)],
  ['1b1d50', 'print mode', 1],
  ['1b1d74', 'code page', 1],
  ['1b1d03', 'document', 3],
  ['1b1e46', 'font', 1],
  ['1b1e45', 'printed count?', 1],
  ['1b1e61', 'automatic status', 1],
  ['1b06', 'status?', 1],
  ['1b07', 'pulse', 3],
  ['1b2d', 'underline', 1],
  ['1b34', 'inverted text', 0],
  ['1b35', 'upright text', 0],
  ['1b45', 'bold', 0],
  ['1b46', 'not bold', 0],
  ['1b69', 'text size', 2],
])

function qrSetting(which: number): CommandReader {
  if (which === 0x31) return qrLevel
  if (which === 0x32) return (bytes) => ({ kind: 'qr_size', moduleDots: bytes.byte() })
  return (bytes) => {
    bytes.byte()
    return { kind: 'other', name: 'qr model' }
  }
}
