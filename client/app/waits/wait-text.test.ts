import { expect, test } from 'vitest'
import type { WaitRange } from '../../../sync/waits/wait-range.ts'
import type { Language } from '../../../sync/words/language.ts'
import { i18n } from '../../words/i18n.ts'
import { isolate } from '../../words/isolate.ts'
import { waitsWords } from '../../words/waits/waits-words.ts'
import { waitText } from './wait-text.ts'

/** Without the marks that keep a number's direction to itself. */
function text(language: Language, fromMinutes: number, toMinutes: number, isNarrow = false): string | undefined {
  const say = i18n.getFixedT(language, waitsWords.name)
  const range: WaitRange = { kind: 'range', fromMinutes, toMinutes }
  return waitText(range, (key, values = {}) => String(say(key, isolate(values))), isNarrow)?.replace(
    /[\u2066-\u2069]/g,
    '',
  )
}

test.each([
  [0, 0, 'no wait', 'sans attente', 'دون انتظار'],
  [0, 3, 'less than 5\u00a0min', 'moins de 5\u00a0min', 'أقل من 5 دقائق'],
  [0, 12, 'up to 12\u00a0min', 'jusqu’à 12\u00a0min', 'حتى 12 دقيقة'],
  [1, 2, 'about 1–2\u00a0min', 'environ 1 à 2\u00a0min', 'من 1 إلى دقيقتين تقريبا'],
  [4, 9, 'about 4–9\u00a0min', 'environ 4 à 9\u00a0min', 'من 4 إلى 9 دقائق تقريبا'],
  [12, 20, 'about 12–20\u00a0min', 'environ 12 à 20\u00a0min', 'من 12 إلى 20 دقيقة تقريبا'],
  [
    55,
    75,
    'about 55\u00a0min to 1\u00a0h 15\u00a0min',
    'de 55\u00a0min à 1\u00a0h 15\u00a0min environ',
    'من 55 دقيقة إلى ساعة و15 دقيقة تقريبا',
  ],
  [120, 180, 'about 2\u00a0h to 3\u00a0h', 'de 2\u00a0h à 3\u00a0h environ', 'من ساعتين إلى 3 ساعات تقريبا'],
  [0, 75, 'up to 1\u00a0h 15\u00a0min', 'jusqu’à 1\u00a0h 15\u00a0min', 'حتى ساعة و15 دقيقة'],
])('[WT16] %s to %s minutes are said as people say them', (from, to, en, fr, ar) => {
  expect([text('en', from, to), text('fr', from, to), text('ar', from, to)]).toEqual([en, fr, ar])
})

test('[WT16] where there is little room a wait is two numbers, a long one its upper end', () => {
  expect([text('en', 12, 20, true), text('en', 55, 75, true)]).toEqual(['12–20\u00a0min', 'up to 1\u00a0h 15\u00a0min'])
  expect([text('fr', 12, 20, true), text('ar', 12, 20, true)]).toEqual(['12 à 20\u00a0min', 'من 12 إلى 20 دق'])
})

test('[WT16] of what is unknown nothing is said', () => {
  const nothing = (range: WaitRange | undefined) => waitText(range, () => 'said')
  expect([nothing(undefined), nothing({ kind: 'unknown', why: 'stale' })]).toEqual([undefined, undefined])
})

test('[WT16] numbers in Arabic do not turn the sentence around', () => {
  const say = i18n.getFixedT('ar', waitsWords.name)
  const range: WaitRange = { kind: 'range', fromMinutes: 12, toMinutes: 20 }
  expect(waitText(range, (key, values = {}) => String(say(key, isolate(values))))).toContain('\u206812\u2069')
})
