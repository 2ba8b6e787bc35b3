/**
 * Offsets of the log are `<position>_<index>`, the index `inf` behind the first picture; -1 is before everything.
 * Negative: `a` is earlier.
 */
export function compareOffsets(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)]
  if (one.position !== other.position) return one.position < other.position ? -1 : 1
  if (one.index === other.index) return 0
  return one.index < other.index ? -1 : 1
}

function partsOf(offset: string): { readonly position: bigint; readonly index: number } {
  const found = /^(\d+)_(\d+|inf)$/.exec(offset)
  if (found === null) return { position: -1n, index: 0 }
  return { position: BigInt(found[1] ?? 0), index: found[2] === 'inf' ? Number.POSITIVE_INFINITY : Number(found[2]) }
}
