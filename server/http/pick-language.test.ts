import { expect, test } from 'vitest'
import { pickLanguage } from './pick-language.ts'

test.each([
  [undefined, undefined, 'en'],
  ['', undefined, 'en'],
  ['fr', undefined, 'fr'],
  ['AR-TN,fr;q=0.8', undefined, 'ar'],
  ['de,fr;q=0.5,ar;q=0.9', undefined, 'ar'],
  ['fr;q=0,ar;q=0.1', undefined, 'ar'],
  ['fr;q=2,ar;q=0.1', undefined, 'ar'],
  ['fr;q=nonsense', undefined, 'en'],
  ['*', undefined, 'en'],
  ['de;q=0.9,*;q=0.1,fr;q=0.2', undefined, 'fr'],
  ['fr,ar', undefined, 'fr'],
  ['francais', undefined, 'en'],
  ['fr', 'ar', 'ar'],
  ['fr', 'en-GB', 'en'],
  ['fr', 'de', 'fr'],
  [';;;,,,', undefined, 'en'],
  [`${'de,'.repeat(50)}fr`, undefined, 'en'],
] as const)('Accept-Language %j with ?lang %j gives %s', (header, query, language) => {
  expect(pickLanguage(header, query)).toBe(language)
})
