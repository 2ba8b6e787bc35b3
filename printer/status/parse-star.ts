import type { Answer, Parsing } from './answer.ts'
import { type Bit, factsOf, type StatusFacts } from './status-facts.ts'

/**
 * Star's automatic status as its line mode and StarPRNT have it (not held against the maker's document again, not tried on a device): a header that
 * carries the number of bytes in bits 1–3 and 5, bit 4 clear and bit 0 set, then a header of the version, then the bytes below.
 */
const STAR_BITS: readonly (readonly Bit[])[] = [
  [],
  [],
  [
    { mask: 0x08, fact: 'offline' },
    { mask: 0x20, fact: 'cover_open' },
  ],
  [
    { mask: 0x04, fact: 'recoverable' },
    { mask: 0x08, fact: 'cutter' },
    { mask: 0x20, fact: 'unrecoverable' },
    { mask: 0x40, fact: 'overheated' },
  ],
  // The presenter is jammed, or the head is up.
  [{ mask: 0x06, fact: 'recoverable' }],
  [
    { mask: 0x06, fact: 'paper_near_end' },
    { mask: 0x08, fact: 'paper_end' },
    { mask: 0x08, fact: 'paper_stopped' },
  ],
]
const STAR_BYTES_MIN = 7
const STAR_BYTES_MAX = 15
/** Where the counter of `ETB` stands, which grows when all before the ETB has been printed. */
const ETB_BYTE = 7

export type StarRest = readonly number[]
export const starNothing: StarRest = []

export function stepStar(rest: StarRest, byte: number): Parsing<StarRest> {
  const block = [...rest, byte]
  const wanted = lengthOf(block[0] ?? 0)
  if (wanted === undefined) return { rest: starNothing, answers: [{ kind: 'rubbish', byte }] }
  // No byte behind the header has bits 0 or 4: one that has them begins a block of its own.
  if (rest.length > 0 && (byte & 0x11) !== 0) return cutShort(rest, byte)
  if (block.length < wanted) return { rest: block, answers: [] }
  return { rest: starNothing, answers: [toldBy(block)] }
}

function lengthOf(header: number): number | undefined {
  if ((header & 0x91) !== 0x01) return undefined
  const length = ((header >> 1) & 0x07) | ((header & 0x20) >> 2)
  return length >= STAR_BYTES_MIN && length <= STAR_BYTES_MAX ? length : undefined
}

function toldBy(block: readonly number[]): Answer {
  const told: StatusFacts[] = STAR_BITS.map((bits, n) => factsOf(block[n] ?? 0, bits))
  const facts = told.reduce(merge, {})
  const etb = block[ETB_BYTE]
  return { kind: 'automatic', facts, ...(etb === undefined ? {} : { printedCount: countOf(etb) }) }
}

/** `recoverable` has bits in two bytes: neither may hide the other. */
function merge(known: StatusFacts, more: StatusFacts): StatusFacts {
  const recoverable = known.recoverable === true || more.recoverable === true
  return { ...known, ...more, recoverable }
}

/** Five bits, around bit 4, which is always clear. */
function countOf(byte: number): number {
  return ((byte & 0x60) >> 2) | ((byte & 0x0e) >> 1)
}

function cutShort(rest: StarRest, byte: number): Parsing<StarRest> {
  const answers: Answer[] = rest.map((lost) => ({ kind: 'rubbish', byte: lost }))
  const next = stepStar(starNothing, byte)
  return { rest: next.rest, answers: [...answers, ...next.answers] }
}
