import { expect, test } from 'vitest'
import { nameOf } from './name-of.ts'

test.each([
  [{ ar: 'مصرف', fr: 'Banque' }, 'مصرف', 'ar'],
  [{ fr: 'Banque', en: 'Bank' }, 'Banque', 'fr'],
  [{ en: 'Bank' }, 'Bank', 'en'],
  [{}, '', undefined],
])('[DY31] of %j an Arabic board shows %s, and says that it is %s', (names, text, lang) => {
  expect(nameOf(names, 'ar')).toEqual({ text, lang })
})
