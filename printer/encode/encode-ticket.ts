import { type Bitmap, rowsOf } from '../document/bitmap.ts'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import { joinBytes } from './join-bytes.ts'
import type { PrintablePicture } from './printable-picture.ts'
import { finishCommands, initializeCommands, nativeQrCommands } from './printer-commands.ts'
import { rasterRows } from './raster-rows.ts'
import { rasterStrips } from './raster-strips.ts'
import { starGraphicsTicket } from './star-graphics.ts'

/**
 * One ticket as the bytes of its printer: initialise, dots, cut. What asks the printer whether the paper is really out (a
 * process id on Epson) is put behind these bytes by whoever sends them.
 */
export function encodeTicket({ bitmap, nativeQr }: PrintablePicture, profile: PrinterProfile): Uint8Array<ArrayBuffer> {
  if (bitmap.widthDots !== profile.widthDots)
    throw new RangeError(`a picture of ${bitmap.widthDots} dots is not for paper of ${profile.widthDots}`)
  if (profile.language === 'star-graphics') return starGraphicsTicket(bitmap, profile)
  const picture =
    nativeQr === undefined
      ? [imageCommands(bitmap, profile)]
      : [
          imageCommands(rowsOf(bitmap, 0, nativeQr.top), profile),
          nativeQrCommands(profile, nativeQr),
          imageCommands(rowsOf(bitmap, nativeQr.bottom, bitmap.heightDots), profile),
        ]
  return joinBytes([initializeCommands(profile), ...picture, finishCommands(profile)])
}

function imageCommands(bitmap: Bitmap, profile: PrinterProfile): Uint8Array {
  return profile.image === 'rows' ? rasterRows(bitmap) : rasterStrips(bitmap, profile.language)
}
