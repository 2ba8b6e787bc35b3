import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, createParser } from './answer.ts'
import { conditionOf } from './condition-of.ts'
import { hasFixedBits } from './escpos-bits.ts'
import { escposNothing, stepEscpos } from './parse-escpos.ts'

const parse = (...bytes: number[]) => createParser(escposNothing, stepEscpos)(Uint8Array.from(bytes))
const kinds = (answers: readonly Answer[]) => answers.map(({ kind }) => kind)
const bytes = (accepts: (byte: number) => boolean) => fc.integer({ min: 0, max: 255 }).filter(accepts)

const realtime = bytes((byte) => hasFixedBits('realtime', byte)).map((byte) => [byte])
const automatic = fc
  .tuple(
    bytes((byte) => hasFixedBits('automaticFirst', byte)),
    fc.array(
      bytes((byte) => hasFixedBits('automaticNext', byte)),
      { minLength: 3, maxLength: 3 },
    ),
  )
  .map(([first, next]) => [first, ...next])
const process = fc
  .array(fc.integer({ min: 0x20, max: 0x7e }), { minLength: 4, maxLength: 4 })
  .map((id) => [0x37, 0x22, ...id, 0])
const whole = fc.oneof(realtime, automatic, process)

describe('answers in ESC/POS', () => {
  test('[SA1] each kind is told by its fixed bits', () => {
    expect(parse(0x16)).toEqual([{ kind: 'realtime', byte: 0x16 }])
    expect(kinds(parse(0x10, 0, 0, 0x0f))).toEqual(['automatic'])
    expect(parse(0x37, 0x22, 0x30, 0x30, 0x31, 0x37, 0)).toEqual([{ kind: 'process', id: '0017' }])
    expect(kinds(parse(0x00))).toEqual(['processed'])
    expect(parse(0xff)).toEqual([{ kind: 'rubbish', byte: 0xff }])
  })

  test.each([
    [[0x30, 0, 0, 0], 'cover_open'],
    [[0x18, 0, 0x0c, 0], 'paper_out'],
    [[0x10, 0, 0x03, 0], 'paper_low'],
    [[0x18, 0x08, 0, 0], 'error'],
    [[0x18, 0x20, 0, 0], 'error'],
    [[0x18, 0, 0, 0], 'busy'],
    [[0x10, 0, 0, 0], 'ready'],
  ])('[SA1] the block %j says %s', (block, kind) => {
    const [answer] = parse(...block)
    expect(answer?.kind === 'automatic' && conditionOf(answer.facts).kind).toBe(kind)
  })

  test('[SA2] a real-time byte inside a block costs neither', () => {
    expect(kinds(parse(0x10, 0, 0x16, 0x0c, 0))).toEqual(['realtime', 'automatic'])
  })

  test('[SA2] a block that begins anew is read from there', () => {
    expect(kinds(parse(0x10, 0, 0x18, 0, 0x0c, 0))).toEqual(['rubbish', 'processed', 'automatic'])
  })

  test('[SA2] however the transfers cut them, the answers are the same', () => {
    fc.assert(
      fc.property(
        fc.array(whole, { maxLength: 8 }),
        fc.array(fc.nat({ max: 7 }), { minLength: 1 }),
        (answers, cuts) => {
          const stream = answers.flat()
          const inPieces = createParser(escposNothing, stepEscpos)
          const heard: Answer[] = []
          for (let at = 0, n = 0; at < stream.length; n += 1) {
            const length = 1 + (cuts[n % cuts.length] ?? 0)
            heard.push(...inPieces(Uint8Array.from(stream.slice(at, at + length))))
            at += length
          }
          expect(heard).toEqual(parse(...stream))
          expect(heard).toHaveLength(answers.length)
          expect(kinds(heard)).not.toContain('rubbish')
        },
      ),
    )
  })

  test('[SA3] any bytes are read, none costs more than what it stood in, and what is whole afterwards is heard', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), process, (noise, answer) => {
        // Four of the strange bytes end whatever was begun.
        const heard = parse(...noise, 0xff, 0xff, 0xff, 0xff, ...answer)
        expect(heard.at(-1)).toEqual({ kind: 'process', id: String.fromCharCode(...answer.slice(2, 6)) })
        expect(heard.length).toBeLessThanOrEqual(noise.length + 5)
      }),
    )
  })
})
