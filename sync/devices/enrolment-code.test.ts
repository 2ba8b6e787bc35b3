import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeEnrolmentCode, readEnrolmentCode, selectorOf, showEnrolmentCode } from './enrolment-code.ts'

const CODE = 'K7QF3M9XA'

test('[ID12] a code is shown in three groups, and its first three characters find it', () => {
  expect(showEnrolmentCode(CODE)).toBe('K7Q-F3M-9XA')
  expect(selectorOf(CODE)).toBe('K7Q')
})

test.each([
  'K7Q-F3M-9XA',
  'k7q-f3m-9xa',
  ' k7q f3m 9xa ',
  'K7QF3M9XA',
  'k-7-q-f-3-m-9-x-a',
  'K7Q–F3M—9XA',
  'K7Q\u00a0F3M\u20119XA'.replace('\u2011', '-'),
])('[ID12] %j is read as the code that it is', (typed) => {
  expect(readEnrolmentCode(typed)).toBe(CODE)
})

test('[ID12] O is 0, I and L are 1', () => {
  expect(readEnrolmentCode('oOi-IlL-000')).toBe('001111000')
})

test.each([
  '',
  'K7Q-F3M-9X',
  'K7Q-F3M-9XAB',
  'K7Q-F3M-9XU',
  'K7Q-F3M-9X*',
  'K7Q-F3M-9X\0',
  // Its capital is an ASCII S, and that of the next an ASCII I.
  'ſ7Q-F3M-9XA',
  'ı7Q-F3M-9XA',
  'Ｋ7Q-F3M-9XA',
  '\ud800K7QF3M9X',
  `K7QF3M9XA${' '.repeat(60)}`,
])('[ID12] %j is no code', (typed) => {
  expect(readEnrolmentCode(typed)).toBeNull()
})

test('[ID12] every code that is made is read back, however it is shown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 9, maxLength: 9 }), (random) => {
      const code = makeEnrolmentCode(random)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/)
      expect(readEnrolmentCode(showEnrolmentCode(code).toLowerCase())).toBe(code)
    }),
  )
})

test('a code of too few random bytes is a mistake of ours', () => {
  expect(() => makeEnrolmentCode(new Uint8Array(8))).toThrow('9 random bytes')
})
