import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pinWeakness, plainPin } from './pin-rule.ts'

describe('[PN7] a PIN', () => {
  it.each([
    ['1234', 4, 'run'],
    ['8765', 4, 'run'],
    ['7890', 4, 'run'],
    ['456789', 6, 'run'],
    ['0000', 4, 'few_digits'],
    ['111111', 6, 'few_digits'],
    ['121212', 6, 'few_digits'],
    ['112233', 6, 'run'],
    ['483483', 6, 'repeated'],
    ['38183818', 8, 'repeated'],
    ['1987', 4, 'year'],
    ['2031', 4, 'year'],
    ['198706', 6, 'year'],
    ['061987', 6, 'year'],
    ['14061987', 8, 'year'],
    ['2580', 4, 'keypad'],
    ['0852', 4, 'keypad'],
    ['147258', 6, 'keypad'],
    ['963147', 6, 'keypad'],
    ['159357', 6, 'keypad'],
    ['14725', 5, 'keypad'],
    ['48301', 6, 'length'],
    ['4830157', 6, 'length'],
    ['', 4, 'length'],
    ['48a015', 6, 'not_digits'],
    ['48 015', 6, 'not_digits'],
    ['48301\u0000', 6, 'not_digits'],
    ['４８３０１５', 6, 'not_digits'],
    ['١٢٣٤', 4, 'run'],
    ['483015', 6, null],
    ['7293', 4, null],
    ['٤٨٣٠١٥', 6, null],
    ['۴۸۳۰۱۵', 6, null],
  ] as const)('%s of %i digits: %s', (pin, digits, weakness) => {
    expect(pinWeakness(pin, digits)).toBe(weakness)
  })

  it('is the same in whatever digits it is typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{4,10}$/), (pin) => {
        const arabic = Array.from(pin, (digit) => String.fromCharCode(0x660 + Number(digit))).join('')
        const persian = Array.from(pin, (digit) => String.fromCharCode(0x6f0 + Number(digit))).join('')
        expect([plainPin(arabic), plainPin(persian)]).toEqual([pin, pin])
        expect(pinWeakness(arabic, pin.length)).toBe(pinWeakness(pin, pin.length))
      }),
    )
  })

  it('is mostly free to choose: nine of ten of four digits, nearly all of six', () => {
    const share = (digits: number, step: number) => {
      const total = 10 ** digits
      let strong = 0
      for (let n = 0; n < total; n += step)
        if (pinWeakness(String(n).padStart(digits, '0'), digits) === null) strong += 1
      return strong / (total / step)
    }
    expect(share(4, 1)).toBeGreaterThan(0.85)
    expect(share(6, 7)).toBeGreaterThan(0.93)
  })

  it('never fails on what a keyboard can type', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 4, max: 10 }),
        (text, digits) => void pinWeakness(text, digits),
      ),
    )
  })
})
