/** What a printer says of itself, one fact a bit, whatever command it answers. */
export const statusFacts = [
  'offline',
  'cover_open',
  'feeding',
  /** It has stopped for want of paper. */
  'paper_stopped',
  /** The sensor sees no paper. */
  'paper_end',
  'paper_near_end',
  /** An error that another answer names. */
  'error_seen',
  'recoverable',
  'cutter',
  'overheated',
  'unrecoverable',
] as const
export type StatusFact = (typeof statusFacts)[number]

/** Absent: never told. */
export type StatusFacts = { readonly [fact in StatusFact]?: boolean }

/** One bit of one byte. */
export type Bit = { readonly mask: number; readonly fact: StatusFact }

/** A fact may have several bits; any of them makes it true. */
export function factsOf(byte: number, bits: readonly Bit[]): StatusFacts {
  const facts: { [fact in StatusFact]?: boolean } = {}
  for (const { mask, fact } of bits) facts[fact] = facts[fact] === true || (byte & mask) !== 0
  return facts
}
