import { encode } from 'uqr'
import { QR_CHARS_MAX, QR_VERSION_MAX } from './qr-limits.ts'

/** Modules of a QR code without its quiet zone, row by row; true is black. */
export type QrMatrix = readonly (readonly boolean[])[]

/** Level M: a fold or a stripe that the head did not burn is made good, and the code stays small. */
export function qrMatrix(text: string): QrMatrix {
  if (text.length > QR_CHARS_MAX) throw new RangeError(`a QR code on paper holds ${QR_CHARS_MAX} characters`)
  return encode(text, { ecc: 'M', border: 0, boostEcc: false, maxVersion: QR_VERSION_MAX }).data
}
