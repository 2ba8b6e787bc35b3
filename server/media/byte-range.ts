/** Both ends belong to it. */
export type ByteRange = { readonly start: number; readonly end: number }

/** One range; digits enough for any file, and no number that loses any. */
const RANGE = /^bytes=(?:(?<first>\d{1,15})-(?<last>\d{0,15})|-(?<suffix>\d{1,15}))$/

/**
 * What of a file of so many bytes a Range header asks for. Anything that is not one plain range asks for the whole, as RFC 9110
 * lets a server decide: nobody who plays a film asks for several.
 */
export function byteRange(header: string | undefined, bytes: number): ByteRange | 'whole' | 'unsatisfiable' {
  const parts = header === undefined ? undefined : RANGE.exec(header.trim())?.groups
  if (parts === undefined) return 'whole'
  if (parts.suffix !== undefined) {
    const length = Math.min(Number(parts.suffix), bytes)
    return length === 0 ? 'unsatisfiable' : { start: bytes - length, end: bytes - 1 }
  }
  const start = Number(parts.first)
  const end = parts.last === '' ? bytes - 1 : Math.min(Number(parts.last), bytes - 1)
  if (parts.last !== '' && Number(parts.last) < start) return 'whole'
  return start >= bytes ? 'unsatisfiable' : { start, end }
}
