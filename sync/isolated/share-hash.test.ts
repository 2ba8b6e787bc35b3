import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareHash } from './share-hash.ts'

const TICKET = '00000000-0000-4000-8000-000000000001'
const COUNTER = '00000000-0000-4000-8000-0000000000c0'

/** The three steps anew, with numbers that cannot overflow: what another program would compute. */
function byTheText(ticketId: string, counterId: string): number {
  const wrap = (value: bigint) => value & 0xffff_ffffn
  let hash = 0x811c9dc5n
  for (const byte of new TextEncoder().encode(`${ticketId}/${counterId}`)) {
    hash = wrap((hash ^ BigInt(byte)) * 0x01000193n)
  }
  hash = wrap((hash ^ (hash >> 16n)) * 0x85ebca6bn)
  hash = wrap((hash ^ (hash >> 13n)) * 0xc2b2ae35n)
  return Number(hash ^ (hash >> 16n))
}

test('[IS1] the weights are these, in this release as in the last', () => {
  expect([shareHash(TICKET, COUNTER), shareHash(COUNTER, TICKET), shareHash('', '')]).toMatchInlineSnapshot(`
    [
      3179059712,
      531780595,
      616345028,
    ]
  `)
})

test('[IS1] whoever follows the text comes to the same', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (ticket, counter) => {
      expect(shareHash(ticket, counter)).toBe(byTheText(ticket, counter))
      expect(shareHash(ticket.toUpperCase(), counter)).toBe(shareHash(ticket, counter))
    }),
  )
})
