import type { Bit } from './status-facts.ts'

export type RealtimeRequest = 1 | 2 | 3 | 4
export const realtimeRequests: readonly RealtimeRequest[] = [1, 2, 3, 4]

/** `DLE EOT n`: what each bit of the one byte means that answers it. */
export const realtimeBits: Readonly<Record<RealtimeRequest, readonly Bit[]>> = {
  1: [{ mask: 0x08, fact: 'offline' }],
  2: [
    { mask: 0x04, fact: 'cover_open' },
    { mask: 0x08, fact: 'feeding' },
    { mask: 0x20, fact: 'paper_stopped' },
    { mask: 0x40, fact: 'error_seen' },
  ],
  3: [
    { mask: 0x04, fact: 'recoverable' },
    { mask: 0x08, fact: 'cutter' },
    { mask: 0x20, fact: 'unrecoverable' },
    // The head is too hot, as a rule; it goes on by itself.
    { mask: 0x40, fact: 'overheated' },
  ],
  4: [
    { mask: 0x0c, fact: 'paper_near_end' },
    { mask: 0x60, fact: 'paper_end' },
  ],
}

/** `GS a`: four bytes that come by themselves at each change. They tell all there is, so what DLE EOT said is settled by them. */
export const automaticBits: readonly (readonly Bit[])[] = [
  [
    { mask: 0x08, fact: 'offline' },
    { mask: 0x20, fact: 'cover_open' },
    { mask: 0x40, fact: 'feeding' },
  ],
  [
    { mask: 0x04, fact: 'recoverable' },
    { mask: 0x08, fact: 'cutter' },
    { mask: 0x20, fact: 'unrecoverable' },
    { mask: 0x40, fact: 'overheated' },
    { mask: 0x6c, fact: 'error_seen' },
  ],
  [
    { mask: 0x03, fact: 'paper_near_end' },
    { mask: 0x0c, fact: 'paper_end' },
    { mask: 0x0c, fact: 'paper_stopped' },
  ],
  [],
]

/** `GS r 1`, answered in the order of the data: the same sensor, when all before it has been worked through. */
export const processedBits: readonly Bit[] = [
  { mask: 0x03, fact: 'paper_near_end' },
  { mask: 0x0c, fact: 'paper_end' },
]

/** The bits that are the same in every byte of a kind, by which an answer is told from rubbish. */
export const fixedBits = {
  realtime: { mask: 0x93, value: 0x12 },
  automaticFirst: { mask: 0x93, value: 0x10 },
  automaticNext: { mask: 0x90, value: 0x00 },
  processed: { mask: 0x90, value: 0x00 },
} as const
export type FixedBits = keyof typeof fixedBits

export function hasFixedBits(kind: FixedBits, byte: number): boolean {
  const { mask, value } = fixedBits[kind]
  return (byte & mask) === value
}
