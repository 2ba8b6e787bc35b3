import { expect, test } from 'vitest'
import { orderOf } from './order-of.ts'

test.each([
  [['ar', 'fr', 'en'], undefined, 'ar fr en'],
  [['ar', 'fr', 'en'], 'ar', 'ar fr en'],
  [['ar', 'fr', 'en'], 'fr', 'fr en ar'],
  [['ar', 'fr', 'en'], 'en', 'en ar fr'],
  [['ar', 'fr'], 'en', 'ar fr'],
  [['fr'], 'fr', 'fr'],
] as const)('[DY12] of %j with %s chosen the turns are %s', (languages, chosen, order) => {
  expect(orderOf(languages, chosen).join(' ')).toBe(order)
})
