import { expect, test } from 'vitest'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { sayIn } from '../../words/say-in.ts'
import { waitsWords } from '../../words/waits/waits-words.ts'
import { lineText } from './line-text.ts'

const says = { say: sayIn(kioskWords, 'en'), sayWaits: sayIn(waitsWords, 'en') }
const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '').replaceAll('\u00a0', ' ')
const range = (fromMinutes: number, toMinutes: number) => ({ kind: 'range', fromMinutes, toMinutes }) as const

test('a range stands before the people', () => {
  expect(plain(lineText(7, range(12, 20), says))).toBe('about 12–20 min · 7 ahead')
  expect(plain(lineText(1, range(5, 5), says))).toBe('about 5 min · 1 ahead')
  expect(plain(lineText(4, range(35, 105), says))).toBe('about 35 min to 1 h 45 min · 4 ahead')
  expect(plain(lineText(0, range(1, 3), says))).toBe('about 1–3 min · Nobody ahead of you')
})

test('without a time, or without a wait, the people alone', () => {
  expect(lineText(7, { kind: 'unknown' }, says)).toBe('7 people ahead of you')
  expect(lineText(0, range(0, 0), says)).toBe('Nobody ahead of you')
})
