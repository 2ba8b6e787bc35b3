import { expect, test } from 'vitest'
import { fingerprintOf } from './fingerprint.ts'

const of = (headers: Record<string, string>) => fingerprintOf((name) => headers[name])
const PROGRAM = { 'user-agent': 'guesser/1.0', 'accept-language': 'en' }

test('[ID16] one program looks the same whatever it asks for and wherever it comes from', () => {
  expect(of({ ...PROGRAM, 'x-forwarded-for': '203.0.113.9', cookie: 'a=b', authorization: 'Bearer x' })).toBe(
    of(PROGRAM),
  )
})

test('[ID16] another browser or another language is another look', () => {
  expect(of({ ...PROGRAM, 'user-agent': 'guesser/1.1' })).not.toBe(of(PROGRAM))
  expect(of({ ...PROGRAM, 'accept-language': 'fr' })).not.toBe(of(PROGRAM))
  expect(of({ 'user-agent': 'en', 'accept-language': 'guesser/1.0' })).not.toBe(of(PROGRAM))
})

test('[ID16] an endless header adds nothing', () => {
  expect(of({ 'user-agent': `${'x'.repeat(300)}1` })).toBe(of({ 'user-agent': `${'x'.repeat(300)}2` }))
})
