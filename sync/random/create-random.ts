export type Random = {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number
  pick<Item>(items: readonly Item[]): Item
  isWithin(probability: number): boolean
  /** Of version 4 in form; as unguessable as the seed is, so never where that matters. */
  uuid(): string
  /** A stream of its own that neither disturbs this one nor depends on how far it has come. */
  fork(name: string): Random
}

const UINT32 = 2 ** 32

/**
 * A small seeded generator (sfc32): the same seed gives the same stream on every machine and in every release, which is
 * what the demo, the simulation and the tests need, and the platform's own does not promise.
 */
export function createRandom(seed: string): Random {
  const nextUint32 = sfc32(hash(seed))
  const next = (): number => nextUint32() / UINT32
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    next,
    below,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    isWithin: (probability) => next() < probability,
    uuid: () => toUuid([nextUint32(), nextUint32(), nextUint32(), nextUint32()]),
    fork: (name) => createRandom(`${seed}/${name}`),
  }
}

type Words = readonly [number, number, number, number]

function sfc32([a0, b0, c0, counter0]: Words): () => number {
  let [a, b, c, counter] = [a0, b0, c0, counter0]
  const next = (): number => {
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + result
    c |= 0
    return result >>> 0
  }
  // The first numbers still resemble the seed.
  for (let round = 0; round < 12; round += 1) next()
  return next
}

/** FNV-1a from four starting points: texts that differ in one letter begin far apart. */
function hash(text: string): Words {
  const from = (basis: number): number => {
    let value = basis
    for (let index = 0; index < text.length; index += 1) {
      value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
      value ^= value >>> 15
    }
    return value >>> 0
  }
  return [from(0x811c9dc5), from(0x9e3779b9), from(0x85ebca6b), from(0xc2b2ae35)]
}

function toUuid(words: Words): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  const variant = ['8', '9', 'a', 'b'][Number.parseInt(hex.charAt(16), 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
