import { expect, test } from 'vitest'
import { overtakeReasons } from '../../../sync/queue/overtake-reason.ts'
import { toldOvertake } from '../../../sync/queue/told-reason.ts'
import { orderReasonsWords } from '../../words/order-reasons/order-reasons-words.ts'
import { sayIn } from '../../words/say-in.ts'
import { reasonText } from './reason-text.ts'

const AT = Date.UTC(2026, 10, 26, 10, 0)
const pair = {
  ...{ first: 'A-050', second: 'A-048', cameAt: [AT + 14 * 60_000 + 59_000, AT] as const },
  ...{ state: 'parked' as const, service: 'Loans' },
}
const en = { say: sayIn(orderReasonsWords, 'en'), language: 'en' } as const
const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '')

test.each(['en', 'fr', 'ar'] as const)(
  '[EO5] [OT6] whatever the authority finds has a sentence of its own: %s',
  (language) => {
    const texts = overtakeReasons.map((reason) =>
      plain(reasonText(toldOvertake[reason], pair, { say: sayIn(orderReasonsWords, language), language })),
    )
    expect(new Set(texts).size).toBe(overtakeReasons.length)
    for (const text of texts) expect(text).not.toMatch(/[{}]|^$/)
  },
)

test.each([
  ['head_start', 'A-050 came 14 min later, but its priority is worth more than that.'],
  ['not_waiting', 'A-048 was not waiting at that moment (Parked).'],
  ['other_service', 'A-048 waited for Loans, which this counter does not serve.'],
] as const)('[EO5] %s is told with what belongs to it', (reason, text) =>
  expect(plain(reasonText(reason, pair, en))).toBe(text),
)

test('[EO5] less than a minute is said as one', () =>
  expect(plain(reasonText('came_first', { ...pair, cameAt: [AT, AT + 1_000] }, en))).toBe('A-050 came 1 min earlier.'))
