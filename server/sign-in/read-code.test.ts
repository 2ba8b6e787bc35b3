import { expect, it } from 'vitest'
import { readCode } from './read-code.ts'

it.each([
  ['123456', 'totp', '123456'],
  [' 123 456 ', 'totp', '123456'],
  ['123-456', 'totp', '123456'],
  ['١٢٣٤٥٦', 'totp', '123456'],
  ['۱۲۳۴۵۶', 'totp', '123456'],
  ['１２３４５６', 'totp', '123456'],
  ['12345', 'recovery', '12345'],
  ['1234567', 'recovery', '1234567'],
  ['AB0D1-FGHJK', 'recovery', 'AB0D1FGHJK'],
  ['', 'recovery', ''],
] as const)('%j is a %s code', (typed, kind, text) => expect(readCode(typed)).toEqual({ kind, text }))
