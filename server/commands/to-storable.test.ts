import { expect, it } from 'vitest'
import { toStorable } from './to-storable.ts'

it('marks null bytes and halves of characters, in keys and in texts, however deep', () => {
  expect(toStorable({ 'a\0': ['\ud83d', { b: '\ude00x' }] })).toEqual({ 'a\ufffd': ['\ufffd', { b: '\ufffdx' }] })
})

it('leaves alone what can be stored', () => {
  const args = { text: 'مرحبا 👋\n', n: 1.5, yes: true, none: null, list: [], more: {} }
  expect(toStorable(args)).toEqual(args)
})

it('keeps a key that would set a prototype as a key', () => {
  const args = JSON.parse('{"__proto__": {"x": 1}}')
  expect(JSON.stringify(toStorable(args))).toBe('{"__proto__":{"x":1}}')
})
