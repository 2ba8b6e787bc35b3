import { expect, test } from 'vitest'
import type { Language } from '../../../../../sync/words/language.ts'
import { i18n } from '../../../../words/i18n.ts'
import { isolate } from '../../../../words/isolate.ts'
import { kioskFlowWords } from '../../../../words/kiosk-flow/kiosk-flow-words.ts'
import { closingText } from './closing-text.ts'

const clock = [{ from_day: '2000-01-01', zone: 'Africa/Tunis', day_start: '00:00' }]
const closesAt = Date.parse('2026-11-26T15:30:00Z')

function text(language: Language, waiting: number, closes: number | null = closesAt): string {
  const say = i18n.getFixedT(language, kioskFlowWords.name)
  return closingText(
    { closesAt: closes, waiting, clock },
    (key, values = {}) => String(say(key, isolate(values))),
    language,
  )
    .join(' ')
    .replaceAll(/[\u2066-\u2069]/g, '')
}

test('[KF22] the hour is the branch’s, and people are counted as each language counts them', () => {
  expect(text('en', 1)).toMatch(/^We close at 16:30, and 1 person is ahead of you\. With a ticket/)
  expect(text('fr', 12)).toMatch(/^Nous fermons à 16:30, et 12 personnes sont avant vous\. Avec un ticket/)
  expect(text('ar', 2)).toMatch(/^نغلق على الساعة 16:30، وقبلك شخصان\. بالتذكرة/)
  expect(text('ar', 11)).toContain('وقبلك 11 شخصا.')
})

test('[KF22] with nobody ahead the hour stands alone; once it has passed, neither', () => {
  expect(text('en', 0)).toMatch(/^We close at 16:30\. With a ticket/)
  expect(text('en', 3, null)).toMatch(/^With a ticket/)
})
