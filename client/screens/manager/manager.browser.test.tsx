import axe from 'axe-core'
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../../api/answer.ts'
import { createIdle } from '../../app/idle.ts'
import { type Page, PageContext } from '../../app/page.ts'
import { setPageLanguage } from '../../words/page-language.ts'
import { aBranch, anOverview } from './a-branch.ts'
import { aGroup } from './accuracy/a-group.ts'
import { AccuracyReport } from './accuracy/accuracy-report.tsx'
import { BranchList } from './branch-list.tsx'
import { BranchNow } from './branch-now.tsx'
import { anOvertake } from './fairness/an-overtake.ts'
import { FairnessReport } from './fairness/fairness-report.tsx'
import { KioskPin } from './kiosk-pin.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
const noAnswer: Answer<never> = { ok: false, fault: { code: 'no_connection', details: {} } }
const value = (answer: unknown) => ({ ok: true, value: answer }) as Answer<never>

let answers: Record<string, Answer<never>>
let asked: { path: string; body?: unknown }[]
let place: HTMLElement
let root: Root
beforeEach(() => {
  setPageLanguage('en')
  answers = {}
  asked = []
  place = document.createElement('main')
  document.body.append(place)
  root = createRoot(place)
})
afterEach(() => {
  act(() => root.unmount())
  place.remove()
})

const session = {
  ask: async ({ path, body }: { path: string; body?: unknown }) => {
    asked.push({ path, body })
    return answers[path.replace(/\?.*/, '')] ?? noAnswer
  },
}
async function show(child: ReactNode): Promise<void> {
  const page = { session, idle: createIdle() } as unknown as Page
  await act(async () => root.render(<PageContext value={page}>{child}</PageContext>))
}
const text = () => (place.textContent ?? '').replaceAll(/[\u2068\u2069]/g, '')
const press = (name: string) =>
  act(async () => {
    const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(name))
    found?.click()
  })
async function type(pin: string): Promise<void> {
  for (const key of pin) await act(async () => void dispatchEvent(new KeyboardEvent('keydown', { key })))
}
/** What no page around it can be blamed for, in the words of every language. */
async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(place, {
    rules: { 'heading-order': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}
const overview = anOverview()
const BRANCH = `/api/branches/${overview.branch.id}`

test('[BN5] [BN6] the branch in trouble comes first; without an answer all of it stays, and says since when', async () => {
  const harbour = aBranch()
  const station = aBranch({
    id: 'two',
    names: { en: 'Station' },
    waiting: 4,
    waiting_past: [0, 9, 4],
    longest_wait_s: 700,
    counters_open: 0,
  })
  answers['/api/branches'] = value({ server_time: '', branches: [harbour, station] })
  await show(<BranchList person="Sonia" onOpen={() => undefined} />)
  const rows = [...place.querySelectorAll('li')].map(({ textContent }) => textContent ?? '')
  expect(rows[0]).toContain('StationNobody serves4 wait')
  expect(rows[1]).toContain('HarbourIn orderNobody waits')
  expect([...place.querySelectorAll('svg[role=img]')].map((line) => line.getAttribute('aria-label'))).toEqual([
    'In the last six hours at most 9 waited',
  ])
  expect(text()).toContain('As of')
  await expectAccessible()
  answers = {}
  await act(async () => void dispatchEvent(new Event('online')))
  expect(text()).toContain('No connection since')
  expect(text()).toContain('4 wait')
})

test('[BN6] without any answer it says why, and offers to ask again', async () => {
  await show(<BranchList person="Sonia" onOpen={() => undefined} />)
  expect(text()).toContain('No answer from the server')
  answers['/api/branches'] = value({ server_time: '', branches: [] })
  await press('Try again')
  expect(text()).toContain('No branch is yours yet')
})

test('[BN1] a branch shows who waits for what, who serves whom, and what is silent', async () => {
  const silent = [{ id: 'k', kind: 'kiosk' as const, name: 'kiosk-2', last_contact_at: null }]
  await show(<BranchNow overview={anOverview({ silent, prints: { papers: 4, copies: 1 } })} />)
  for (const said of [
    'Cash desk',
    'The first for 12\u00a0min',
    'A-048 for 5\u00a0min',
    'Nour',
    'Kiosk · kiosk-2',
    'copies among them: 1',
  ])
    expect(text()).toContain(said)
  await expectAccessible()
})

test('[BN7] a PIN is typed twice; a weak one and two different ones are refused in words; it is sent once', async () => {
  const path = `${BRANCH}/kiosk-pin`
  answers[path] = value(undefined)
  await show(<KioskPin branchId={overview.branch.id} digits={6} />)
  await type('123456')
  expect(text()).toContain('are guessed first')
  await type('582913')
  expect(text()).toContain('once more')
  await type('582914')
  expect(text()).toContain('two different PINs')
  expect(asked).toEqual([])
  await type('582913')
  await type('٥٨٢٩١٣')
  expect(asked).toEqual([{ path, body: { pin: '582913' } }])
  expect(text()).toContain('The PIN is set.')
  await expectAccessible()
})

test('[BN7] without the network the PIN is said not to be set, and is typed again', async () => {
  await show(<KioskPin branchId={overview.branch.id} digits={6} />)
  await type('582913582913')
  expect(text()).toContain('No answer from the server')
  expect(text()).toContain('With it staff get behind')
})

test('[WT18] what was told is judged in words first, with the figures behind and each group apart', async () => {
  const of = (by: 'service' | 'class' | 'hour' | 'channel', key: string | null) =>
    aGroup({ by, key, scored: 12, p90_cover: 0.75 })
  const groups = [
    aGroup({ p90_cover: 0.9 }),
    of('service', overview.services[0]?.id ?? ''),
    of('class', null),
    of('hour', '9'),
    of('channel', 'web'),
  ]
  answers[`${BRANCH}/waits/accuracy`] = value({ from: '', to: '', groups })
  await show(<AccuracyReport overview={overview} />)
  expect(text()).toContain('90 of 100 customers waited no longer than they were told.')
  for (const said of ['Cash desk', 'Without a class', '09:00', 'From the web', '75\u00a0%', 'few'])
    expect(text()).toContain(said)
  await expectAccessible()
  act(() => setPageLanguage('ar'))
  expect(text()).toContain('90 من 100 حريف لم ينتظروا أكثر ممّا أُعلن لهم.')
})

test('[WT18] error, bias, lateness and the cover of both ends are told of all and of each group', async () => {
  const group = aGroup({
    by: 'channel',
    key: 'kiosk',
    mae_s: 420,
    bias_s: -180,
    late_share: 0.11,
    p50_cover: 0.42,
    p90_cover: 0.84,
  })
  answers[`${BRANCH}/waits/accuracy`] = value({ from: '', to: '', groups: [aGroup({ bias_s: 300 }), group] })
  await show(<AccuracyReport overview={overview} />)
  const [figures, item] = [document.querySelector('dl'), document.querySelector('li:has(bdi)')].map((part) =>
    (part?.textContent ?? '').replaceAll(/[\u2068\u2069]/g, ''),
  )
  for (const said of [
    '90\u00a0%',
    '50\u00a0%',
    '4\u00a0min',
    'Told on average5\u00a0min too much',
    '8\u00a0%',
    '6\u00a0%',
  ])
    expect(figures).toContain(said)
  for (const said of [
    'Kiosk',
    '7\u00a0min',
    '11\u00a0%',
    'Told on average: 3\u00a0min too little',
    '42\u00a0%',
    '84\u00a0%Within what we told',
  ])
    expect(item).toContain(said)
})

test('[WT18] few customers are said to be few; nobody is said to be nobody', async () => {
  answers[`${BRANCH}/waits/accuracy`] = value({ from: '', to: '', groups: [aGroup({ scored: 7 })] })
  await show(<AccuracyReport overview={overview} />)
  expect(text()).toContain('Only 7 customers')
  answers[`${BRANCH}/waits/accuracy`] = value({ from: '', to: '', groups: [aGroup({ scored: 0, p90_cover: null })] })
  await act(async () => void dispatchEvent(new Event('online')))
  expect(text()).toContain('Nobody was told a wait')
})

test('[OT6] each pair answers why, in one touch, from the events of both', async () => {
  const pair = anOvertake({ reason: 'parked' })
  const group = { class_id: null, reason: 'parked' as const, pairs: 1, people: 1, longest_s: 840 }
  answers[`${BRANCH}/overtakes`] = value({ from: '', to: '', called: 9, passed: 1, groups: [group], pairs: [pair] })
  const story = (number: string, what: string) =>
    value({ ticket: { number }, events: [{ what, occurred_at: '2026-11-26T09:00:00Z' }] })
  answers[`${BRANCH}/tickets/${pair.passer.id}`] = story('A-050', 'called')
  answers[`${BRANCH}/tickets/${pair.passed.id}`] = story('A-048', 'parked')
  await show(<FairnessReport overview={overview} />)
  expect(text()).toContain('Whoever was passed was passed for a reason.')
  await expectAccessible()
  await press('before')
  const dialog = document.querySelector('[role="dialog"]')?.textContent?.replaceAll(/[\u2068\u2069]/g, '') ?? ''
  expect(dialog).toContain('Why A-050 before A-048?')
  expect(dialog).toContain('A-048 was not waiting at that moment (Parked).')
  expect(dialog).toContain('A-050called')
  expect(dialog).toContain('A-048set aside')
})

test('[OT5] of many pairs the first ten are listed, and all of them on demand', async () => {
  const group = { class_id: null, reason: 'parked' as const, pairs: 12, people: 12, longest_s: 60 }
  const { passer } = anOvertake()
  const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  const pairs = Array.from({ length: 12 }, (_, n) => anOvertake({ passer: { ...passer, id: idOf(n) } }))
  answers[`${BRANCH}/overtakes`] = value({ from: '', to: '', called: 9, passed: 2, groups: [group], pairs })
  await show(<FairnessReport overview={overview} />)
  const listed = () => [...place.querySelectorAll('li button')].length
  expect(listed()).toBe(10)
  await press('Show all')
  expect(listed()).toBe(12)
  expect(text()).not.toContain('Show all')
})

test('[OT3] what nothing explains is said first', async () => {
  const group = { class_id: null, reason: 'unexplained' as const, pairs: 2, people: 2, longest_s: 60 }
  const pairs = [anOvertake({ reason: 'unexplained' })]
  answers[`${BRANCH}/overtakes`] = value({ from: '', to: '', called: 9, passed: 2, groups: [group], pairs })
  await show(<FairnessReport overview={overview} />)
  expect(text()).toContain('2 times somebody was passed and nothing explains it.')
})
