import { expect, test } from 'vitest'
import { plainSay } from '../phone-page/plain-say.ts'
import type { joinEn } from '../words/join/en.ts'
import { joinTexts } from '../words/join/join-words.ts'
import { waitsAr } from '../words/waits/ar.ts'
import { waitsEn } from '../words/waits/en.ts'
import { waitsFr } from '../words/waits/fr.ts'
import { aJoinService } from './a-join-answer.ts'
import { createJoinApi } from './join-api.ts'
import { readPhone } from './join-view.ts'
import { readJoinAddress } from './read-join-address.ts'
import { closingText, mayJoin, serviceText } from './service-text.ts'

const BRANCH = '019a0000-1111-7222-8333-444455556666'
const NOW = Date.parse('2026-11-27T09:00:00.000Z')
const bare = (text: string | undefined) => text?.replace(/[\u2068\u2069]/g, '')

const speech = (language: 'ar' | 'fr' | 'en') => ({
  ...{ language, zone: 'Africa/Tunis', now: NOW, inDigits: (text: string) => text },
  say: plainSay<typeof joinEn>(joinTexts[language], language),
  sayWait: plainSay<typeof waitsEn>({ ar: waitsAr, fr: waitsFr, en: waitsEn }[language], language),
})

test('how many wait and for how long is said in each language, with the forms of its numbers', () => {
  expect(bare(serviceText(aJoinService(), speech('en')))).toBe('3 people waiting · about 12–20\u00a0min')
  expect(bare(serviceText(aJoinService({ waiting: 1 }), speech('fr')))).toMatch(/^1 personne attend · /)
  expect(bare(serviceText(aJoinService(), speech('ar')))).toMatch(/^3 أشخاص ينتظرون · من 12 إلى 20 دقيقة/)
  expect(serviceText(aJoinService({ waiting: 0, from_minutes: null, to_minutes: null }), speech('en'))).toBe(
    'nobody waiting',
  )
})

test('closed, it says why and until when, with the day where it is another one', () => {
  const closed = (opens_at: string | null) => aJoinService({ closed: 'outside_hours', opens_at })
  expect(bare(serviceText(closed('2026-11-27T13:00:00.000Z'), speech('en')))).toBe('Closed now · opens at 14:00')
  expect(bare(serviceText(closed('2026-11-30T07:00:00.000Z'), speech('en')))).toContain('opens on Monday')
  expect(serviceText(closed(null), speech('en'))).toBe('Closed now')
  expect(mayJoin(closed(null))).toBe(false)
})

test('[WT19] shortly before closing the doubt is said, in the branch’s hours; refused, it cannot be chosen', () => {
  expect(closingText(aJoinService(), speech('en'))).toBeUndefined()
  expect(bare(closingText(aJoinService({ closing: 'warn' }), speech('en')))).toContain('before we close at 16:30')
  expect(closingText(aJoinService({ closing: 'warn', closed: 'holiday' }), speech('en'))).toBeUndefined()
  expect([mayJoin(aJoinService({ closing: 'warn' })), mayJoin(aJoinService({ closing: 'refuse' }))]).toEqual([
    true,
    false,
  ])
})

test('the address names a branch, and the code of a display that was scanned', () => {
  expect(readJoinAddress(`/join/${BRANCH}`, '')).toEqual({ branch: BRANCH, code: undefined })
  expect(readJoinAddress(`/join/${BRANCH.toUpperCase()}/`, '#here=AB12CD')).toEqual({ branch: BRANCH, code: 'AB12CD' })
  for (const [path, hash] of [
    ['/join/', '#here='],
    ['/join/x', '#here=<b>'],
    [`/join/${BRANCH}/x`, `#here=${'A'.repeat(21)}`],
  ] as const)
    expect(readJoinAddress(path, hash)).toEqual({ branch: undefined, code: undefined })
})

test.each([
  ['', undefined],
  [' 20 123-456 ', '20123456'],
  ['+216 (20) 123.456', '+21620123456'],
  ['٢٠ ١٢٣ ٤٥٦', '20123456'],
  ['\u202a+216 20\u2011123\u2011456\u202c', '+21620123456'],
  ['12345', 'wrong'],
  ['call me', 'wrong'],
])('[JP6] a phone number typed as %j is taken as %s', (typed, read) => expect(readPhone(typed)).toBe(read))

test('where work is wanted it is done and the wish sent again, once; its refusal comes in the server’s words', async () => {
  const answers = [
    { status: 428, body: { code: 'proof_required', message: 'work', details: { challenge: 'c' } } },
    { status: 409, body: { code: 'walk_ins_first', message: 'later' } },
  ]
  const asked: RequestInit[] = []
  const send = (async (_path: string, init: RequestInit) => {
    asked.push(init)
    const { status, body } = answers[asked.length - 1] as (typeof answers)[number]
    return new Response(JSON.stringify(body), { status })
  }) as typeof fetch
  let works = 0
  const api = createJoinApi(send, async (challenge) => `solved ${challenge}`)
  const wish = { client_id: 'c', service_id: 's', language: 'fr' }
  const answer = await api.checkIn(BRANCH, wish, () => {
    works += 1
  })
  expect(answer).toMatchObject({ ok: false, code: 'walk_ins_first', message: 'later' })
  expect([works, asked.length]).toEqual([1, 2])
  expect(new Headers(asked[1]?.headers).get('x-proof')).toBe('solved c')
  expect(asked[0]?.body).toBe(asked[1]?.body)
})

test('no network and somebody else’s page are the same: no connection', async () => {
  const away = createJoinApi(
    () => Promise.reject(new TypeError('away')),
    async () => undefined,
  )
  const foreign = createJoinApi(
    async () => new Response('<html>'),
    async () => undefined,
  )
  for (const api of [away, foreign])
    expect(await api.branch(BRANCH, 'en')).toEqual({ ok: false, code: 'no_connection' })
})
