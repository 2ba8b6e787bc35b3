const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** By hand: what a browser offers differs from what Node does, and both read more spellings than one. */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const chars = Math.min(4, bytes.length - at + 1)
    for (let char = 0; char < chars; char++) text += ALPHABET.charAt((bits >> (18 - 6 * char)) & 63)
  }
  return text
}

/** Null for whatever `toBase64url` would not have written: each row of bytes has one spelling. */
export function fromBase64url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let known = 0
  let at = 0
  for (const char of text) {
    const value = ALPHABET.indexOf(char)
    if (value < 0) return null
    bits = ((bits << 6) | value) & 0xffffff
    known += 6
    if (known < 8) continue
    known -= 8
    bytes[at++] = (bits >> known) & 0xff
  }
  return (bits & ((1 << known) - 1)) === 0 ? bytes : null
}
