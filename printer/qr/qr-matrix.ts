import { QR_CHARS_MAX, QR_MODULES_MAX } from './qr-limits.ts'
import { type QrMatrix, qrModules } from './qr-modules.ts'

/** Level M: a fold or a stripe that the head did not burn is made good, and the code stays small. */
export function qrMatrix(text: string): QrMatrix {
  const matrix = text.length > QR_CHARS_MAX ? undefined : qrModules(text, 'M')
  if (matrix === undefined || matrix.length > QR_MODULES_MAX)
    throw new RangeError(`a QR code on paper holds ${QR_CHARS_MAX} characters`)
  return matrix
}
