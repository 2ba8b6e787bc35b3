import type { PrinterProfile } from '../profiles/printer-profile.ts'
import { bitmapToPng } from './bitmap-to-png.ts'
import { emulatePrinter } from './emulate-printer.ts'

/** A ticket's bytes as the customer would hold it, for a screen: a PNG of one bit a dot, cut off or still at the tear bar. */
export function ticketPicture(bytes: Uint8Array, profile: PrinterProfile): Uint8Array {
  const { pieces, rest } = emulatePrinter(bytes, profile)
  return bitmapToPng(pieces[0] ?? rest)
}
