import { expect, test } from 'vitest'
import { aTicket } from './a-ticket.ts'
import type { PaperLanguage, PaperWait } from './ticket-document.ts'
import { ticketSentences } from './ticket-sentences.ts'

const range = (p50Min: number, p90Min: number): PaperWait => ({ kind: 'range', p50Min, p90Min })

function waitIn(language: PaperLanguage, wait: PaperWait): string | undefined {
  return ticketSentences(aTicket({ language, wait })).wait
}

test.each([
  [range(12, 20), 'About 12–20 min', 'Environ 12 à 20 min', 'بين 12 و20 دقيقة'],
  [range(5, 8), 'About 5–8 min', 'Environ 5 à 8 min', 'بين 5 و8 دقائق'],
  [range(1, 2), 'About 1–2 min', 'Environ 1 à 2 min', 'بين دقيقة ودقيقتين'],
  [range(40, 60), 'About 40–60 min', 'Environ 40 à 60 min', 'بين 40 و60 دقيقة'],
  [range(1, 1), 'About 1 min', 'Environ 1 min', 'حوالي دقيقة'],
  [range(7, 7), 'About 7 min', 'Environ 7 min', 'حوالي 7 دقائق'],
  [range(0, 2), 'Up to 2 min', '2 min au plus', 'في حدود دقيقتين'],
  [range(0, 11), 'Up to 11 min', '11 min au plus', 'في حدود 11 دقيقة'],
  [range(0, 0), 'Hardly any wait', 'Presque pas d’attente', 'بلا انتظار تقريبا'],
  [{ kind: 'few' } as const, 'A short wait', 'Courte attente', 'انتظار قصير'],
  [{ kind: 'many' } as const, 'A long wait', 'Longue attente', 'انتظار طويل'],
])('[TD2] the wait %j is said in three languages, in the right number', (wait, en, fr, ar) => {
  expect([waitIn('en', wait), waitIn('fr', wait), waitIn('ar', wait)]).toEqual([en, fr, ar])
})

test.each([
  [range(60, 120), 'About 1 h to 2 h', 'Environ 1 h à 2 h', 'من ساعة إلى ساعتين'],
  [range(50, 105), 'About 50 min to 1 h 45 min', 'Environ 50 min à 1 h 45 min', 'من 50 دقيقة إلى ساعة و45 دقيقة'],
  [range(0, 75), 'Up to 1 h 15 min', '1 h 15 min au plus', 'في حدود ساعة و15 دقيقة'],
  [range(180, 180), 'About 3 h', 'Environ 3 h', 'حوالي 3 ساعات'],
  [
    range(125, 999),
    'About 2 h 5 min to 16 h 39 min',
    'Environ 2 h 5 min à 16 h 39 min',
    'من ساعتين و5 دقائق إلى 16 ساعة و39 دقيقة',
  ],
])('[KP11] a wait of more than an hour is said in hours, as on the screen', (wait, en, fr, ar) => {
  expect([waitIn('en', wait), waitIn('fr', wait), waitIn('ar', wait)]).toEqual([en, fr, ar])
})

test.each([
  [0, 'Nobody ahead of you', 'Personne avant vous', 'لا أحد قبلك'],
  [1, '1 person ahead of you', '1 personne avant vous', 'شخص واحد قبلك'],
  [2, '2 people ahead of you', '2 personnes avant vous', 'شخصان قبلك'],
  [7, '7 people ahead of you', '7 personnes avant vous', '7 أشخاص قبلك'],
  [15, '15 people ahead of you', '15 personnes avant vous', '15 شخصا قبلك'],
  [100, '100 people ahead of you', '100 personnes avant vous', '100 شخص قبلك'],
])('[TD2] %i people ahead', (ahead, en, fr, ar) => {
  const said = (language: PaperLanguage) => ticketSentences(aTicket({ language, ahead })).ahead
  expect([said('en'), said('fr'), said('ar')]).toEqual([en, fr, ar])
})

test('[TD3] what nobody knows is not said', () => {
  const { ahead: _, wait: __, ...unknown } = aTicket()
  const said = ticketSentences(unknown)
  expect(said).not.toHaveProperty('ahead')
  expect(said).not.toHaveProperty('wait')
  expect(said).not.toHaveProperty('following')
  expect(said).not.toHaveProperty('stamp')
  expect(said.marks).toEqual([])
})

test('[TD4] digits are as the tenant prefers on Arabic paper, in our sentences and the number, not in names', () => {
  const ticket = aTicket({ language: 'ar', digits: 'arab', nextServices: ['شباك 4'] })
  const said = ticketSentences(ticket)
  expect(said.number).toBe('A-٠٤٨')
  expect(said.wait).toBe('بين ١٢ و٢٠ دقيقة')
  expect(ticketSentences({ ...ticket, wait: range(75, 130) }).wait).toBe('من ساعة و١٥ دقيقة إلى ساعتين و١٠ دقائق')
  expect(said.issued).toBe('٢٦ نوفمبر ٢٠٢٦ · \u2068١٠:٤٢\u2069')
  expect(said.following).toBe('ثم \u2068شباك 4\u2069')
  expect(ticketSentences({ ...ticket, language: 'fr' }).number).toBe('A-048')
  expect(ticketSentences({ ...ticket, digits: 'latn' }).number).toBe('A-048')
})

test('[TD5] a date is said as people say it', () => {
  const dateOf = (language: PaperLanguage, day: string) =>
    ticketSentences(aTicket({ language, issuedAt: { day, time: '08:05' } })).issued
  expect(dateOf('en', '2026-03-01')).toBe('1 March 2026 · \u206808:05\u2069')
  expect(dateOf('fr', '2026-08-01')).toBe('1er août 2026 · \u206808:05\u2069')
  expect(dateOf('ar', '2027-01-31')).toBe('31 جانفي 2027 · \u206808:05\u2069')
})

test('[TD6] names and times are isolated within sentences', () => {
  const said = ticketSentences(aTicket({ language: 'ar', nextServices: ['Visa (or)', 'القروض'] }))
  expect(said.following).toBe('ثم \u2068Visa (or)\u2069، \u2068القروض\u2069')
})

test('[TD7] stamp, marks and the line of what to do have words in each language; the tenant may write its own line', () => {
  for (const language of ['ar', 'fr', 'en'] as const) {
    const said = ticketSentences(aTicket({ language, stamp: 'copy', marks: ['offline'] }))
    expect(said.stamp).toMatch(/\p{L}/u)
    expect(said.marks).toHaveLength(1)
    expect(said.toDo).toMatch(/\p{L}/u)
  }
  expect(ticketSentences(aTicket({ toDo: 'Premier étage.' })).toDo).toBe('Premier étage.')
})
