import { expect, it } from 'vitest'
import { asTyped } from './as-typed.ts'

it.each(['Amel@Bank.TN', ' amel@bank.tn\u3000', '\uff21mel@bank.tn', 'amel@bank.tn'])(
  '[ID8] %j is one account',
  (typed) => expect(asTyped(typed)).toBe('amel@bank.tn'),
)

it('[ID8] letters that only look alike are another one', () => {
  expect(asTyped('аmel@bank.tn')).not.toBe('amel@bank.tn')
  expect(asTyped('amel@bank.tn.')).not.toBe('amel@bank.tn')
})
