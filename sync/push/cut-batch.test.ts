import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aHeader } from '../commands/a-header.ts'
import { pushCommandsMax } from '../wire/limits.ts'
import { cutBatch } from './cut-batch.ts'
import { utf8Bytes } from './utf8-bytes.ts'

const header = (seq: number, text = '') => aHeader('note_ticket', { seq, args: { text } })
const headers = (count: number, text = '') => Array.from({ length: count }, (_, at) => header(at + 1, text))
const bytesOf = (commands: unknown) => new TextEncoder().encode(JSON.stringify(commands)).length

test('a text is measured as the platform encodes it, halves of pairs too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0, max: 0xffff })), (text, units) => {
      const odd = String.fromCharCode(...units)
      expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length)
      expect(utf8Bytes(odd)).toBe(new TextEncoder().encode(odd).length)
    }),
  )
})

describe('[PU1] a batch', () => {
  test('has at most so many commands', () => {
    expect(cutBatch(headers(pushCommandsMax + 1))).toHaveLength(pushCommandsMax)
    expect(cutBatch(headers(pushCommandsMax))).toHaveLength(pushCommandsMax)
    expect(cutBatch(headers(9), 4)).toHaveLength(4)
    expect(cutBatch([])).toEqual([])
  })

  test('is the oldest part of the line, as long as the bytes allow, and never empty', () => {
    const sizes = fc.array(fc.nat(3_000), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 4_500, max: 20_000 }), (chars, bytesMax) => {
        const all = chars.map((count, at) => header(at + 1, 'ع'.repeat(count)))
        const batch = cutBatch(all, pushCommandsMax, bytesMax)
        expect(batch).toEqual(all.slice(0, batch.length))
        expect(batch.length).toBeGreaterThan(0)
        if (batch.length > 1) expect(bytesOf(batch)).toBeLessThanOrEqual(bytesMax)
        const next = all.slice(0, batch.length + 1)
        if (next.length > batch.length) expect(bytesOf(next) + 4_096).toBeGreaterThan(bytesMax - 1)
      }),
    )
  })

  test('a command that is too large goes alone', () => {
    const batch = cutBatch([header(1, 'x'.repeat(2_000_000)), header(2)])
    expect(batch.map(({ seq }) => seq)).toEqual([1])
  })
})
