const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/**
 * The weight of a ticket at a counter [IS1], a whole number from 0 to 2³² − 1. Every device of a branch, of whatever version,
 * must come to the same, so it is fixed here for good:
 *
 * 1. the text `<ticket id>/<counter id>`, both as lower-case uuids with hyphens: 73 ASCII bytes;
 * 2. FNV-1a, 32 bit: h = 0x811c9dc5; for each byte, h = (h xor byte) · 0x01000193 mod 2³²;
 * 3. the end of MurmurHash3: h ^= h>>16; h *= 0x85ebca6b; h ^= h>>13; h *= 0xc2b2ae35; h ^= h>>16 (mod 2³²). FNV alone
 *    hardly mixes the last bytes, which are the only ones in which counters made one after the other may differ.
 */
export function shareHash(ticketId: string, counterId: string): number {
  const text = `${ticketId}/${counterId}`.toLowerCase()
  let hash = FNV_OFFSET
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
