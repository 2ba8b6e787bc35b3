import encodeQR from 'qr'

/** Modules of a QR code without its quiet zone, row by row; true is black. */
export type QrMatrix = readonly (readonly boolean[])[]

const levels = { L: 'low', M: 'medium', Q: 'quartile', H: 'high' } as const

export type QrLevel = keyof typeof levels

/** The smallest code that holds the text. */
export function qrModules(text: string, level: QrLevel): QrMatrix {
  // The library draws no code without white around it.
  const framed = encodeQR(text, 'raw', { ecc: levels[level], border: 1 })
  return framed.slice(1, -1).map((row) => row.slice(1, -1))
}
