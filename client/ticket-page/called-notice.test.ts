import { expect, test } from 'vitest'
import { calledNotice } from './called-notice.ts'

test('[TP6] a phone shows number and counter in the language of its page', () => {
  expect(calledNotice({ number: 'A-048', counter: '3', language: 'en' })).toEqual({
    ...{ title: 'Your turn: \u2068A-048\u2069', body: 'Please go to counter \u20683\u2069.', lang: 'en', dir: 'ltr' },
  })
  expect(calledNotice({ number: 'A-048', counter: null, language: 'ar' })).toMatchObject({
    dir: 'rtl',
    body: 'انظر إلى الشاشة.',
  })
})

test('[TP6] of what it cannot read it shows the least', () => {
  for (const odd of [undefined, null, 'x', {}, { language: 'xx', number: 4 }])
    expect(calledNotice(odd)).toMatchObject({ lang: 'fr', title: expect.stringContaining('C’est à vous') })
})
