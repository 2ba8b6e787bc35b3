/** Offsets of the log are `<position>_<index>`; -1 is before everything. Negative: `a` is earlier. */
export function compareOffsets(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)]
  if (one[0] !== other[0]) return one[0] < other[0] ? -1 : 1
  return one[1] === other[1] ? 0 : one[1] < other[1] ? -1 : 1
}

function partsOf(offset: string): readonly [bigint, bigint] {
  const found = /^(\d+)_(\d+)$/.exec(offset)
  return found === null ? [-1n, 0n] : [BigInt(found[1] ?? 0), BigInt(found[2] ?? 0)]
}
