import { expect, test } from 'vitest'
import { type Language, languages } from '../../../../../sync/words/language.ts'
import { piecesOf } from '../../../../voice/texts/pieces.ts'
import { recordedParts } from './recorded-parts.ts'
import type { Spoken } from './what-to-say.ts'

const said = (language: Language, parts: readonly string[], choice?: Spoken['choice']) =>
  recordedParts({ text: parts.join(', '), language, parts, ...(choice && { choice }) }, language).filter(
    (part) => typeof part === 'string',
  )

test('[KF18] a sentence of the screen is said as it was recorded, wherever it stands', () => {
  expect(said('en', ['What can we do for you?'])).toEqual(['kiosk.choose'])
  expect(said('fr', ['Que pouvons-nous faire pour vous ?'])).toEqual(['kiosk.choose'])
  expect(said('ar', ['بماذا نخدمك؟'])).toEqual(['kiosk.choose'])
  expect(said('en', ['Back'])).toEqual(['kiosk.back'])
  expect(said('fr', ['Français'])).toEqual(['language_name'])
})

test('[KF18] a service is its letter and the digit that presses it, and how many are ahead', () => {
  const loans = ['Loans', 'about 12–20 min · 7 ahead']
  expect(said('en', loans, { digit: 2, mark: 'B' })).toEqual(['for_service', 'B', 'press', '2', '7', 'ahead_other'])
  expect(said('en', ['Cash', 'Nobody ahead of you'], { digit: 1, mark: 'A' })).toEqual([
    ...['for_service', 'A', 'press', '1', 'kiosk.nobody_ahead'],
  ])
  expect(said('fr', ['Dépôts', '1 personne avant vous'], { digit: 3, mark: 'VI' })).toEqual([
    ...['for_service', 'V', 'I', 'press', '3', '1', 'ahead_one'],
  ])
})

test('[KF18] of something else whose name nobody recorded, its place; of what was recorded, its name', () => {
  expect(said('en', ['Pregnant women'], { digit: 1, mark: '' })).toEqual(['for_choice', '1', 'press', '1'])
  expect(said('en', ['No priority'], { digit: 3, mark: '' })).toEqual(['kiosk-flow.no_priority', 'press', '3'])
  expect(said('en', ['Something new'], { digit: 12, mark: 'M' })).toEqual(['for_service', 'M'])
})

test('[KF18] persons are counted as each language counts them', () => {
  const ahead: Readonly<Record<string, readonly string[]>> = {
    'شخص واحد قبلك': ['ahead_one'],
    'شخصان قبلك': ['ahead_two'],
    '7 أشخاص قبلك': ['7', 'ahead_few'],
    '11 شخصا قبلك': ['11', 'ahead_many'],
    '100 شخص قبلك': ['100', 'ahead_other'],
    '2 قبلك': ['ahead_two'],
    '1 قبلك': ['ahead_one'],
    '48 قبلك': ['48', 'ahead_many'],
  }
  for (const [text, parts] of Object.entries(ahead)) expect([text, said('ar', [text])]).toEqual([text, parts])
  expect(said('en', ['1 person ahead of you'])).toEqual(['1', 'ahead_one'])
})

test('[KF18] a ticket’s number, a key of the screen, and a name in the middle of a sentence', () => {
  expect(said('en', ['\u2068A-048\u2069'])).toEqual(['A', '48'])
  expect(said('fr', ['5'])).toEqual(['5'])
  expect(said('fr', ['Z'])).toEqual(['Z'])
  expect(said('en', ['Your ticket will be for: Loans'])).toEqual(['kiosk-flow.is_right'])
  const early = 'You are early. Your appointment’s place begins at \u206810:30\u2069; you are called from then on.'
  expect(said('en', [early])).toEqual(['kiosk-flow.early'])
})

test('[KF18] [KF22] before closing: how many are ahead, and what a ticket is still good for', () => {
  const still = 'With a ticket you are called if there is time before we close.'
  expect(said('en', ['We close at \u206816:30\u2069, and \u206812\u2069 people are ahead of you.', still])).toEqual([
    ...['12', 'ahead_other', 'kiosk-flow.called_while_open'],
  ])
  expect(said('en', ['We close at 16:30.', still])).toEqual(['kiosk-flow.called_while_open'])
  expect(said('fr', ['Nous fermons à 16:30, et 1 personne est avant vous.'])).toEqual(['1', 'ahead_one'])
  expect(said('ar', ['نغلق على الساعة 16:30، وقبلك شخصان.'])).toEqual(['ahead_two'])
  expect(said('ar', ['نغلق على الساعة 16:30، وقبلك 11 شخصا.'])).toEqual(['11', 'ahead_many'])
})

test('[KF18] of unknown words nothing is said, and nothing is guessed', () => {
  for (const text of ['', 'Welcome to our branch', '10:42', '<b>', 'a', '12345', '7 ahead of nothing'])
    expect([text, said('en', [text])]).toEqual([text, []])
})

test('[KF18] whatever is said has a recording', () => {
  for (const language of languages) {
    const known = new Set([...piecesOf('calls', language), ...piecesOf('kiosk', language)].map(({ name }) => name))
    const texts = { ar: ' أشخاص قبلك', fr: ' personnes avant vous', en: ' people ahead of you' }
    const parts = Array.from({ length: 130 }, (_, n) =>
      said(language, ['?', `${n + 3}${texts[language]}`], { digit: n + 1, mark: 'Q' }),
    )
    expect(parts.flat().filter((part) => !known.has(part as string))).toEqual([])
  }
})
