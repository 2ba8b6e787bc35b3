import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import type { NativeQr } from './printable-picture.ts'

/** Columns only matter to text, which we never send; the encoder wants them known. */
const COLUMNS = { 58: 32, 80: 48 } as const
/** Beyond 8 no printer of ours makes modules; the encoder refuses it. */
const NATIVE_MODULE_DOTS_MAX = 8
const LINE_FEEDS = new Set([0x0a, 0x0d])

/** The printer as it was switched on, whatever the ticket before has left. */
export const initializeCommands = oncePerProfile((profile) => encoderFor(profile, 0, false).initialize().encode())

/** Past the cutter, and the cut. Nothing after it: the encoder's line feed there would lengthen the next ticket. */
export const finishCommands = oncePerProfile((profile) => {
  if (profile.cutter === 'none') return encoderFor(profile, 0).newline(profile.feedLines).encode()
  return withoutLastFeed(encoderFor(profile, profile.feedLines).cut(profile.cutter).encode())
})

export function nativeQrCommands(profile: PrinterProfile, { text, moduleDots }: NativeQr): Uint8Array {
  const size = Math.min(moduleDots, NATIVE_MODULE_DOTS_MAX)
  return encoderFor(profile, 0, false)
    .align('center')
    .qrcode(text, { model: 2, size, errorlevel: 'm' })
    .align('left')
    .encode()
}

/** A Star printer prints nothing before a cut or this flush; in the middle of a ticket it would only cost time. */
function encoderFor(
  { language, paperMm }: PrinterProfile,
  feedBeforeCut: number,
  autoFlush = language === 'star-prnt',
) {
  if (language === 'star-graphics') throw new TypeError('a printer of dots alone knows none of these commands')
  return new ReceiptPrinterEncoder({ language, columns: COLUMNS[paperMm], feedBeforeCut, autoFlush })
}

/** The same on every ticket of a printer. */
function oncePerProfile(make: (profile: PrinterProfile) => Uint8Array): typeof make {
  const made = new WeakMap<PrinterProfile, Uint8Array>()
  return (profile) => {
    const bytes = made.get(profile) ?? make(profile)
    made.set(profile, bytes)
    return bytes
  }
}

function withoutLastFeed(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.findLastIndex((byte) => !LINE_FEEDS.has(byte)) + 1)
}
