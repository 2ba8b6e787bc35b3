/** The size of a text on the wire, without the platform's own encoder, which this folder does not know. */
export function utf8Bytes(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800) bytes += 2
    // Each half of a pair is two of the pair's four bytes; a half alone is sent as the three of a replacement.
    else if (isPaired(text, at, unit)) bytes += 2
    else bytes += 3
  }
  return bytes
}

function isPaired(text: string, at: number, unit: number): boolean {
  if (unit >= 0xd800 && unit <= 0xdbff) return isBetween(text.charCodeAt(at + 1), 0xdc00, 0xdfff)
  return unit >= 0xdc00 && unit <= 0xdfff && isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff)
}

function isBetween(unit: number, from: number, to: number): boolean {
  return unit >= from && unit <= to
}
