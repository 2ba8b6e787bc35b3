import { expect, test } from 'vitest'
import { aTicket, known } from './a-ticket.ts'
import type { TicketAnswer } from './ask-ticket.ts'
import { pageText } from './page-text.ts'
import { pageView, type Told } from './page-view.ts'
import type { PublicTicket } from './public-ticket.ts'

const NOW = Date.UTC(2026, 10, 26, 10, 0)
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const paper = { number: 'A-048', issuedAt: NOW - HOUR_MS }
const UNKNOWN: TicketAnswer = { kind: 'unknown' }
const AWAY: TicketAnswer = { kind: 'away' }
const told = (more: Partial<PublicTicket> = {}, at = NOW): Told => ({ ticket: aTicket(more), at })
const live = (more: Partial<PublicTicket> = {}, language: 'ar' | 'fr' | 'en' = 'en') =>
  pageText(pageView(undefined, known(more), told(more), NOW), language)

test('[TP7] before the first answer stands what the paper says, as the paper’s word', () => {
  expect(pageText(pageView(paper, undefined, undefined, NOW), 'en')).toMatchObject({
    ...{ number: 'A-048', tone: 'unproven', status: 'This is what the paper says. One moment…', figures: [] },
  })
  expect(pageText(pageView(undefined, undefined, undefined, NOW), 'en')).toMatchObject({
    ...{ number: undefined, tone: 'plain', status: 'One moment…' },
  })
})

test('a ticket that the server knows is told with its place, branch, service and the hour of the branch', () => {
  expect(live()).toEqual({
    number: 'A-048',
    title: 'A-048 · You are in the line. Stay near: your number is called.',
    tone: 'plain',
    status: 'You are in the line. Stay near: your number is called.',
    call: undefined,
    stale: '',
    figures: [
      ['Before you', '7'],
      ['Wait', 'about \u206812\u2069–20\u00a0min'],
    ],
    age: 'Just updated',
    details: [
      ['Branch', 'Jasmine'],
      ['Service', 'Cash desk'],
      ['Issued', '10:00'],
    ],
  })
  expect(live({ leg_index: 1 }, 'ar').details.map(([label]) => label)).toEqual(['الفرع', 'صدرت'])
  expect(live({}, 'ar').figures).toEqual([
    ['قبلك', '7'],
    ['الانتظار', 'من \u206812\u2069 إلى 20 دقيقة تقريبا'],
  ])
})

test('[TP10] in Arabic-Indic digits where the tenant writes them, in Arabic alone and never in names', () => {
  const more = { digits: 'arab', state: 'called', counter: '3', branch: { ar: 'فرع 2', fr: 'Agence 2' } } as const
  const { number, status, details } = live(more, 'ar')
  expect([number, status]).toEqual(['A-٠٤٨', 'جاء دورك. تفضّل إلى الشباك \u2068٣\u2069.'])
  expect(details).toContainEqual(['الفرع', 'فرع 2'])
  expect(details).toContainEqual(['صدرت', '١٠:٠٠'])
  expect(live({ digits: 'arab' }, 'ar').figures.map(([, value]) => value)).toEqual([
    '٧',
    'من \u2068١٢\u2069 إلى ٢٠ دقيقة تقريبا',
  ])
  expect(live(more, 'fr').number).toBe('A-048')
  expect(live({ digits: 'latn' }, 'ar').number).toBe('A-048')
})

test('where no time can be told the people before still are; nobody before is said in words', () => {
  expect(live({ line: { ahead: 9, wait: null } }).figures).toEqual([['Before you', '9']])
  const next = live({ line: { ahead: 0, wait: { from_minutes: 0, to_minutes: 0 } } })
  expect(next).toMatchObject({ status: expect.stringContaining('and next') })
  expect(next.figures[1]).toEqual(['Wait', 'no wait'])
  // A server of another version.
  expect(
    pageText(pageView(undefined, AWAY, { ticket: { ...aTicket(), line: null }, at: NOW }, NOW), 'en').figures,
  ).toEqual([])
})

test('called, it says where to go', () => {
  expect(live({ state: 'called', counter: '3' }, 'fr')).toMatchObject({
    ...{ tone: 'called', status: expect.stringContaining('guichet \u20683\u2069'), figures: [] },
  })
  expect(live({ state: 'called', counter: null }, 'fr').status).toContain('écran')
})

test('[TP14] the title says how the ticket stands, and a call before all else', () => {
  expect(live({ state: 'called', counter: '3' }).title).toBe(
    'It is your turn. Please go to counter \u20683\u2069. · A-048',
  )
  expect(live({ state: 'completed' }).title).toBe('A-048 · Your visit is over. Thank you for coming.')
  expect(pageText(pageView(undefined, UNKNOWN, undefined, NOW), 'en').title).toMatch(/^Your ticket · We do not find/)
  expect(pageText(pageView(paper, UNKNOWN, undefined, NOW), 'en').title).toMatch(/^A-048 · This is what the paper/)
})

test('[TP13] a call is another one when it is made anew or repeated, and no other when the answers stop', () => {
  const call = (more: Partial<PublicTicket> = {}) => ({ state: 'called', called_at: 'a', recalls: 0, ...more }) as const
  const first = live(call()).call
  expect(first).toBeDefined()
  expect([live(call({ recalls: 1 })).call, live(call({ called_at: 'b' })).call]).not.toContain(first)
  expect(pageText(pageView(paper, AWAY, told(call()), NOW), 'en').call).toBe(first)
  expect(live().call).toBeUndefined()
})

test('sent on, it says where to, and that the place is kept', () => {
  expect(live({ sent_on: { counter: '5' } }).status).toContain('counter \u20685\u2069')
  expect(live({ sent_on: { counter: null } }).status).toBe(
    'You were sent on: \u2068Cash desk\u2069. Your place is kept.',
  )
  // [TP10] a name keeps its digits.
  const services = [{ ar: 'خدمة 2' }]
  expect(live({ digits: 'arab', sent_on: { counter: null }, services }, 'ar').status).toContain('خدمة 2')
})

test.each(['serving', 'parked', 'no_show', 'completed', 'cancelled', 'expired'] as const)(
  '%s is said in words',
  (state) => {
    for (const language of ['ar', 'fr', 'en'] as const) {
      const text = live({ state, counter: state === 'serving' ? '2' : null }, language)
      expect([text.status.length > 10, text.figures]).toEqual([true, []])
    }
  },
)

test('[TP9] one that is awaited says that its place is kept, and does not send anybody to a counter', () => {
  const awaited = (language: 'ar' | 'fr' | 'en') =>
    live({ state: 'parked', awaited_by: '019a0000-1111-7222-8333-444455556666' }, language)
  expect(awaited('en')).toMatchObject({
    tone: 'plain',
    figures: [],
    status: expect.stringContaining('Your place is kept'),
  })
  expect(awaited('fr').status).toContain('place est gardée')
  expect(awaited('ar').status).toContain('مكانك محفوظ')
  for (const { status } of [awaited('en'), awaited('fr'), awaited('ar')])
    expect(status).not.toMatch(/set aside|ask at a counter|mis de côté|جانبا/)
})

test('[TP7] a ticket that the server does not know yet is worded as what the paper says', () => {
  const text = pageText(pageView(paper, UNKNOWN, undefined, NOW), 'en')
  expect(text).toMatchObject({ number: 'A-048', tone: 'unproven' })
  expect(text.status).toMatch(/^This is what the paper says\. The branch has no connection/)
  expect(pageText(pageView(paper, AWAY, undefined, NOW), 'en').status).toMatch(
    /^This is what the paper says\. There is no/,
  )
})

test('paper of another day, or of a clock that is far ahead, shows no number', () => {
  for (const issuedAt of [NOW - 37 * HOUR_MS, NOW + 2 * HOUR_MS])
    for (const answer of [undefined, UNKNOWN, AWAY])
      expect(pageText(pageView({ ...paper, issuedAt }, answer, undefined, NOW), 'en')).toMatchObject({
        ...{ number: undefined, tone: 'over', status: 'This paper is of another day. Please take a new ticket.' },
      })
})

test('without a paper that can be read kind words stand in its place', () => {
  expect(pageText(pageView(undefined, UNKNOWN, undefined, NOW), 'en')).toMatchObject({ number: undefined })
  expect(pageView(undefined, UNKNOWN, undefined, NOW)).toEqual({ kind: 'not_found' })
  expect(pageView(undefined, AWAY, undefined, NOW)).toEqual({ kind: 'away' })
})

test('what was told stays when the answers stop, says since when, and its wait grows until it is worth nothing', () => {
  const stale = (ms: number) => pageText(pageView(paper, AWAY, told({}, NOW - ms), NOW), 'en')
  expect(stale(4 * MINUTE_MS)).toMatchObject({
    ...{ tone: 'unproven', status: expect.stringContaining('You are in the line'), age: '' },
    stale: expect.stringContaining('No answer since'),
    figures: [
      ['Before you', '7'],
      ['Wait', 'about \u20688\u2069–24\u00a0min'],
    ],
  })
  expect(stale(11 * MINUTE_MS).figures).toEqual([])
  expect(pageView(paper, UNKNOWN, told(), NOW)).toMatchObject({ kind: 'paper' })
})

test('[TP4] how old it is stands in words', () => {
  const aged = (ms: number, language: 'ar' | 'fr' | 'en') =>
    pageText(pageView(undefined, { kind: 'same' }, told({}, NOW - ms), NOW), language).age
  expect([aged(3_000, 'en'), aged(41_000, 'en'), aged(130_000, 'fr')]).toEqual([
    'Just updated',
    'Updated \u206840 seconds ago\u2069',
    'Mis à jour \u2068il y a 2 minutes\u2069',
  ])
  expect(aged(130_000, 'ar')).toContain('قبل دقيقتين')
})
