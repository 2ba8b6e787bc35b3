import { expect, test } from 'vitest'
import { calledNotice } from './called-notice.ts'

test('[TP6] a phone shows number and counter in the language of its page', () => {
  expect(calledNotice({ number: 'A-048', counter: '3', language: 'en' }, null)).toEqual({
    ...{ title: 'Your turn: \u2068A-048\u2069', body: 'Please go to counter \u20683\u2069.', lang: 'en', dir: 'ltr' },
  })
  expect(calledNotice({ number: 'A-048', counter: null, language: 'ar' }, 'latn')).toMatchObject({
    dir: 'rtl',
    body: 'انظر إلى الشاشة.',
  })
})

test('[TP12] in the digits that the page was told, in Arabic alone', () => {
  const message = { number: 'A-048', counter: '3' }
  expect(calledNotice({ ...message, language: 'ar' }, 'arab')).toMatchObject({
    title: 'جاء دورك: \u2068A-٠٤٨\u2069',
    body: 'تفضّل إلى الشباك \u2068٣\u2069.',
  })
  expect(calledNotice({ ...message, language: 'ar' }, 'latn').title).toContain('A-048')
  expect(calledNotice({ ...message, language: 'fr' }, 'arab').title).toContain('A-048')
})

test('[TP6] of what it cannot read it shows the least', () => {
  for (const odd of [undefined, null, 'x', {}, { language: 'xx', number: 4 }])
    expect(calledNotice(odd, 'odd')).toMatchObject({ lang: 'fr', title: expect.stringContaining('C’est à vous') })
})
