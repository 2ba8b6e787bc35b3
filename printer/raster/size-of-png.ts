const SIGNATURE_AND_HEADER_BYTES = 24
const WIDTH_AT = 16
const HEIGHT_AT = 20

/** As its header claims; undefined for what is too short to have one. */
export function sizeOfPng(png: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (png.length < SIGNATURE_AND_HEADER_BYTES) return undefined
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { width: view.getUint32(WIDTH_AT), height: view.getUint32(HEIGHT_AT) }
}
