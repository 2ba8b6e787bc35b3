import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createParser } from './answer.ts'
import { conditionOf } from './condition-of.ts'
import { starNothing, stepStar } from './parse-star.ts'

const parse = (...bytes: number[]) => createParser(starNothing, stepStar)(Uint8Array.from(bytes))

/** Nine bytes, as most of them send. */
const block = (changes: Readonly<Record<number, number>> = {}) =>
  [0x23, 0x86, 0, 0, 0, 0, 0, 0, 0].map((byte, n) => changes[n] ?? byte)

describe('the automatic status of Star', () => {
  test.each([
    [{}, 'ready'],
    [{ 2: 0x28 }, 'cover_open'],
    [{ 2: 0x08 }, 'busy'],
    [{ 2: 0x08, 5: 0x08 }, 'paper_out'],
    [{ 5: 0x04 }, 'paper_low'],
    [{ 3: 0x08 }, 'error'],
    [{ 3: 0x04 }, 'error'],
    [{ 4: 0x04 }, 'error'],
  ])('[SA1] %j says %s', (changes, kind) => {
    const heard = parse(...block(changes))
    expect(heard).toHaveLength(1)
    expect(heard[0]?.kind === 'automatic' && conditionOf(heard[0].facts).kind).toBe(kind)
  })

  test('[SA4] the counter of what was printed is read around the bit that is always clear', () => {
    expect(parse(...block({ 7: 0x02 }))[0]).toMatchObject({ printedCount: 1 })
    expect(parse(...block({ 7: 0x6e }))[0]).toMatchObject({ printedCount: 31 })
  })

  test('[SA2] a block that begins anew is read from there', () => {
    expect(parse(0x23, 0x86, 0, ...block()).map(({ kind }) => kind)).toEqual([
      'rubbish',
      'rubbish',
      'rubbish',
      'automatic',
    ])
  })

  test('[SA3] any bytes are read, and a whole block afterwards is heard', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        const heard = parse(...noise, 0xff, ...block())
        expect(heard.at(-1)?.kind).toBe('automatic')
      }),
    )
  })
})
