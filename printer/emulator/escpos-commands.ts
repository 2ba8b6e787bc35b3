import { always, commandTable, readAlign } from './command-table.ts'
import { type CommandReader, latinOf } from './read-commands.ts'
import { stripToBitmap } from './strip-to-bitmap.ts'

/** `GS v 0`: rows as they are. Modes 1 to 3 double the dots, which we never ask for; they are printed single. */
const rows: CommandReader = (bytes) => {
  bytes.byte()
  const widthBytes = bytes.word()
  const heightDots = bytes.word()
  return {
    kind: 'image',
    bitmap: { widthDots: widthBytes * 8, heightDots, bytes: bytes.take(widthBytes * heightDots) },
  }
}

/** `ESC *`: 8 or 24 dots high, single or double density. */
const strip: CommandReader = (bytes) => {
  const mode = bytes.byte()
  const width = bytes.word()
  const bytesHigh = mode >= 32 ? 3 : 1
  const columns = bytes.take(width * bytesHigh)
  return { kind: 'strip', bitmap: stripToBitmap(columns, bytesHigh, mode & 1 ? 1 : 2, mode >= 32 ? 1 : 3) }
}

const cut: CommandReader = (bytes) => {
  const mode = bytes.byte()
  const how = (mode & 1) === 0 ? 'full' : 'partial'
  const isFeeding = mode === 65 || mode === 66
  // 65 is a full cut and 66 a partial one: the other way round than 0 and 1.
  return isFeeding
    ? { kind: 'cut', how: mode === 65 ? 'full' : 'partial', feedDots: bytes.byte() }
    : { kind: 'cut', how, feedDots: 0 }
}

/** `GS ( k`: codes in two dimensions; of them we know the QR code. */
const code: CommandReader = (bytes) => {
  const data = bytes.take(bytes.word())
  const [kind, part, value = 0] = data
  if (kind !== 0x31) return { kind: 'other', name: 'code' }
  if (part === 0x43) return { kind: 'qr_size', moduleDots: value }
  if (part === 0x45) return { kind: 'qr_level', level: (['L', 'M', 'Q', 'H'] as const)[value & 3] ?? 'M' }
  if (part === 0x50) return { kind: 'qr_store', text: latinOf(data.subarray(3)) }
  if (part === 0x51) return { kind: 'qr_print' }
  return { kind: 'other', name: 'qr model' }
}

/** Commands that begin with `GS (` tell their own length, so that even an unknown one can be passed over. */
function sized(name: string): CommandReader {
  return (bytes) => {
    bytes.take(bytes.word())
    return { kind: 'other', name }
  }
}

const barcode: CommandReader = (bytes) => {
  if (bytes.byte() >= 65) bytes.take(bytes.byte())
  else while (bytes.byte() !== 0);
  return { kind: 'other', name: 'barcode' }
}

export const escPosCommands = commandTable('ESC/POS', [
  ['0a', 'line feed', always({ kind: 'line_feed' })],
  ['0d', 'carriage return', 0],
  ['09', 'tab', 0],
  ['1b40', 'initialize', always({ kind: 'initialize' })],
  ['1b32', 'default line spacing', always({ kind: 'line_spacing', dots: 'default' })],
  ['1b33', 'line spacing', (bytes) => ({ kind: 'line_spacing', dots: bytes.byte() })],
  ['1b61', 'align', readAlign],
  ['1b64', 'feed lines', (bytes) => ({ kind: 'feed_lines', lines: bytes.byte() })],
  ['1b4a', 'feed dots', (bytes) => ({ kind: 'feed_dots', dots: bytes.byte() })],
  ['1b2a', 'strip', strip],
  ['1d7630', 'image', rows],
  ['1d56', 'cut', cut],
  ['1d286b', 'code', code],
  ['1d2848', 'process id', sized('process id')],
  ['1d284c', 'graphics', sized('graphics')],
  ['1d2841', 'test print', sized('test print')],
  ['1d6b', 'barcode', barcode],
  ['1b20', 'letter spacing', 1],
  ['1b21', 'print mode', 1],
  ['1b24', 'position', 2],
  ['1b2d', 'underline', 1],
  ['1b34', 'italic', 1],
  ['1b3d', 'peripheral', 1],
  ['1b45', 'bold', 1],
  ['1b47', 'double strike', 1],
  ['1b4d', 'font', 1],
  ['1b52', 'character set', 1],
  ['1b56', 'turned text', 1],
  ['1b63', 'sensors', 2],
  ['1b70', 'pulse', 3],
  ['1b74', 'code page', 1],
  ['1b7b', 'upside down', 1],
  ['1c2e', 'single byte text', 0],
  ['1d21', 'text size', 1],
  ['1d42', 'inverted text', 1],
  ['1d48', 'barcode text', 1],
  ['1d49', 'printer id?', 1],
  ['1d4c', 'left margin', 2],
  ['1d50', 'motion units', 2],
  ['1d57', 'print width', 2],
  ['1d61', 'automatic status', 1],
  ['1d66', 'barcode font', 1],
  ['1d68', 'barcode height', 1],
  ['1d72', 'status?', 1],
  ['1d77', 'barcode width', 1],
  ['1004', 'real-time status?', 1],
  ['1005', 'real-time recovery', 1],
  ['1014', 'real-time pulse', 3],
])
