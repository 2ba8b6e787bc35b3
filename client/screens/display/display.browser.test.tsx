import axe from 'axe-core'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { languages } from '../../../sync/words/language.ts'
import { displayWords } from '../../words/display/display-words.ts'
import { setPageLanguage } from '../../words/page-language.ts'
import { sayIn } from '../../words/say-in.ts'
import { storeLanguage } from '../../words/stored-language.ts'
import { idOf } from '../kiosk/flow/a-branch.ts'
import { aHall, atDisplay, counterRows, ticketRows } from './at-display.tsx'
import { aCall, NOW } from './calls/a-ticket.ts'
import { HOLD_MS_MAX } from './languages/use-hold.ts'
import { LANGUAGE_MS } from './languages/use-language-turns.ts'

const display = atDisplay()
const at = (key: string, more: object = {}) => ({ counter_id: idOf(key), ...more })
const HALL = ticketRows(
  aCall('A-048', 2, at('c1')),
  aCall('B-007', 30, at('c2', { state: 'serving' })),
  aCall('A-047', 90, at('c1', { state: 'completed' })),
  aCall('A-049', 0, { state: 'waiting', service_id: idOf('cash') }),
)
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='
const MARKS = /[\u2066-\u2069]/g
const said = () => display.text().replace(MARKS, '')
const told = () => find('[data-told="call"]')?.textContent?.replace(MARKS, '') ?? ''
const find = (selector: string) => display.place.querySelector<HTMLElement>(selector)

beforeEach(() => {
  localStorage.clear()
  storeLanguage('en')
  act(() => setPageLanguage('en'))
  display.said.length = 0
})
afterEach(() => vi.useRealTimers())

describe('the board', () => {
  test('[DY10] [DY11] [DY17] shows the last call with its counter, those before, every counter and every service', async () => {
    await display.show({ tickets: HALL })
    expect(find('[data-last-call]')?.textContent).toBe('A-048')
    const [calls, before, counters, waits] = [...display.place.querySelectorAll('section')].map(
      (each) => each.textContent,
    )
    expect(calls).toMatch(/^Now calling.*Counter1$/)
    expect(before).toBe('Called beforeB-007Being servedCounter2A-047ServedCounter1')
    expect(counters).toBe('Counters1A-048Called2B-007Being servedVIPClosed')
    expect(waits?.replace(MARKS, '')).toBe('Waiting timeCash1 waiting')
  })

  test('[DY24] in Arabic stands in the digits that the tenant writes, and is announced by the number itself', async () => {
    const configuration = aHall({ settings: { digits: 'arab' } })
    await display.show({ tickets: HALL, configuration })
    expect(find('[data-last-call]')?.textContent).toBe('A-048')
    await act(async () => setPageLanguage('ar'))
    expect(find('[data-last-call]')?.textContent).toBe('A-٠٤٨')
    // Whoever hears the page is told of it in the first language, which is another one here.
    expect(said().replace(told(), '')).not.toMatch(/[0-9]/)
    expect(display.said.join()).not.toMatch(/[٠-٩]/)
    await display.show({ tickets: HALL })
    expect(find('[data-last-call]')?.textContent).toBe('A-048')
  })

  test.each(languages)('[DY20] has no fault that axe-core finds, in %s', async (language) => {
    storeLanguage(language)
    await display.show({
      tickets: HALL,
      configuration: aHall({ words: { display_notice: { ar: 'س', fr: 'f', en: 'e' } } }),
    })
    const { violations } = await axe.run(display.place, {
      resultTypes: ['violations'],
      rules: { region: { enabled: false } },
    })
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html)}`)).toEqual([])
    expect(document.documentElement.dir).toBe(language === 'ar' ? 'rtl' : 'ltr')
  })

  test('says where nobody was called yet what will stand there', async () => {
    await display.show()
    expect(said()).toContain('Your number appears here')
    expect(said()).toContain('nobody waiting')
  })

  test('[DY10] a call pulses once: another one is another element, one that is served now stays the same', async () => {
    await display.show({ tickets: HALL })
    const first = find('[data-last-call]')
    act(() => display.device.show({ tickets: ticketRows(aCall('A-048', 2, at('c1', { state: 'serving' }))) }))
    expect(find('[data-last-call]')).toBe(first)
    act(() => display.device.show({ tickets: ticketRows(aCall('A-050', 1, at('c1'))) }))
    expect(find('[data-last-call]')).not.toBe(first)
  })

  test('before its configuration has come it gets ready by itself', async () => {
    await display.show({ configuration: undefined })
    expect(said()).toBe('BankOne moment…')
    expect(find('header h1')?.textContent).toBe('Bank')
  })
})

describe('the voice', () => {
  test('[DY7] says a call that comes, and not what was there when the display began', async () => {
    await display.show({ tickets: HALL })
    act(() =>
      display.device.show({ tickets: ticketRows(...HALL.values(), aCall('A-049', -1, at('c2', { language: 'ar' }))) }),
    )
    expect(display.said).toEqual(['ar A-049 → 2'])
  })

  test('[DY9] where the browser is silent until a touch, it says so, asks for a minute, and goes when it sounds', async () => {
    vi.useFakeTimers()
    await display.show({ configuration: aHall({ display: { languages: ['en'] } }) })
    expect(said()).not.toContain('sound')
    act(() => display.hears('blocked'))
    expect(said()).toContain('Touch the screen to switch the sound on')
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(said()).not.toContain('Touch the screen')
    expect(said()).toContain('Sound is off')
    act(() => display.hears('ready'))
    expect(said()).not.toContain('Sound is off')
  })
})

describe('[DY13] what it shows is as old as it says', () => {
  const minutesAgo = (n: number) => Date.now() - n * 60_000
  test.each(languages)('live, behind, cut off, without a queue, revoked: each in words, in %s', async (language) => {
    storeLanguage(language)
    const speak = sayIn(displayWords, language)
    const plain = (text: string) => text.replace(MARKS, '')
    await display.show({ tickets: HALL })
    expect(find('[data-standing]')).toBeNull()
    const tells = (sync: Parameters<typeof display.device.tell>[0]) => {
      act(() => display.device.tell(sync))
      return plain(find('[data-standing]')?.textContent ?? '')
    }
    // The display's own clock may be any: the hour is the branch's, in UTC here, a quarter before its nine o'clock.
    expect(tells({ rung: 'behind', ageMs: 14.5 * 60_000 })).toBe(plain(speak('as_of', { time: '08:45' })))
    const cut = tells({ rung: 'isolated', silentSince: minutesAgo(14.5) })
    expect(cut).toBe(`${plain(speak('cut_off_since', { time: '08:45' }))} ${speak('by_voice')}`)
    expect(find('[data-aged]')).not.toBeNull()
    expect(tells({ rung: 'isolated', silentSince: undefined })).toContain(speak('cut_off'))
    expect(tells({ rung: 'paper' })).toBe(speak('preparing_about'))
    expect(tells({ rung: 'isolated', troubles: [{ kind: 'revoked' }] })).toContain(speak('not_ours'))
    expect(tells({ rung: 'live', troubles: [] })).toBe('')
  })
})

test('[DY12] its words turn through the branch’s languages; what stands at which side stays there', async () => {
  vi.useFakeTimers()
  await display.show({ tickets: HALL })
  const turns: string[] = []
  for (let n = 0; n < 4; n += 1) {
    turns.push(`${document.documentElement.lang} ${document.documentElement.dir} ${find('h2')?.textContent}`)
    await act(() => vi.advanceTimersByTimeAsync(LANGUAGE_MS))
  }
  expect(turns).toEqual(['en ltr Called before', 'ar ltr نودي قبله', 'fr ltr Appelés avant', 'en ltr Called before'])
})

test('[DY16] a medium that fails is skipped; where none is left, its place goes to the others', async () => {
  const media = ['a', 'b'].map((name) => ({
    kind: 'image',
    path: `/media/${name}.gif`,
    names: { en: `Picture ${name}` },
  }))
  const open = vi.fn(({ path }: { path: string }) =>
    path.includes('a.gif') ? Promise.reject(new Error('no')) : Promise.resolve(PIXEL),
  )
  await display.show({ configuration: aHall({ display: { media } }) }, open)
  await act(async () => undefined)
  expect(find('[data-medium] img')?.getAttribute('alt')).toBe('Picture b')
  act(() => void find('[data-medium] img')?.dispatchEvent(new Event('error')))
  expect(find('[data-medium]')).toBeNull()
})

test('[DY18] closed, with nobody at work: until when, and nothing else that shines', async () => {
  const closed = aHall({ words: { closed: { en: 'See you soon' } } })
  const hours = { ...closed.branch.calendar, hours: { sat: [{ from: '08:00', to: '12:00' }] } }
  const configuration = {
    ...closed,
    branch: { ...closed.branch, calendar: hours },
    display: { ticker: [{ en: 'News' }] },
  }
  await display.show({ configuration })
  expect(find('[data-closed]')).toBeNull()
  const gone = new Map([...counterRows].map(([id, row]) => [id, { ...row, state: 'closed' }]))
  act(() => display.device.show({ counters: gone }))
  expect(find('[data-closed]')?.textContent?.replace(MARKS, '')).toBe(
    'See you soonWe open on Saturday 28 November at 08:00',
  )
  expect(find('[data-ticker]')).toBeNull()
  act(() => display.device.show({ tickets: HALL }))
  expect(find('[data-closed]')).toBeNull()
})

test('[DY18] all of it stands elsewhere each minute', async () => {
  vi.useFakeTimers()
  await display.show({ tickets: HALL })
  const before = find('[data-surface]')?.className
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect(find('[data-surface]')?.className).not.toBe(before)
})

test('[DY33] the sentence of a closed branch stands elsewhere each minute', async () => {
  vi.useFakeTimers()
  const { branch } = aHall()
  const configuration = aHall({ branch: { ...branch, calendar: { hours: {} } } })
  const counters = new Map([...counterRows].map(([id, row]) => [id, { ...row, state: 'closed' }]))
  await display.show({ configuration, counters })
  const places = new Set<string | undefined>()
  for (let minute = 0; minute < 3; minute += 1) {
    places.add(find('[data-closed]')?.className)
    await act(() => vi.advanceTimersByTimeAsync(60_000))
  }
  expect(places.size).toBe(3)
})

const manyServices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ ...aHall().services[0], id: `s${n}`, names: { en: `Service ${n}` } }))
const dots = (list: string) => [...display.place.querySelectorAll<HTMLElement>(`[data-list="${list}"] [data-dot]`)]
const turnOver = () => act(() => vi.advanceTimersByTimeAsync(LANGUAGE_MS))

test('[DY15] [DY27] shows the panels that the branch wishes, and turns over what has no room; dots say where it is', async () => {
  vi.useFakeTimers()
  await display.show({ configuration: aHall({ services: manyServices(30), display: { panels: ['waits'] } }) })
  const here = () => dots('waits').map(({ dataset }) => dataset.dot)
  const page = () => find('[data-list="waits"] h2')?.textContent?.replace(MARKS, '')
  expect(find('[data-list="counters"]')).toBeNull()
  expect([page(), here()]).toEqual(['Waiting time1 of 5', ['here', '', '', '', '']])
  expect(said()).toContain('Service 0')
  await turnOver()
  await turnOver()
  await turnOver()
  expect([page(), here()]).toEqual(['Waiting time4 of 5', ['', '', '', 'here', '']])
  expect(said()).not.toContain('Service 0n')
})

test('[DY28] beside a picture and the code of arrival counters and waits have one place by turns', async () => {
  vi.useFakeTimers()
  const media = [{ kind: 'image', path: '/media/a.gif', names: { en: 'Picture' } }]
  const configuration = aHall({ display: { languages: ['en'], media }, settings: { web_arrival: 'proof' } })
  await display.show({ configuration }, () => Promise.resolve(PIXEL))
  const lists = () => [...display.place.querySelectorAll<HTMLElement>('[data-list]')].map(({ dataset }) => dataset.list)
  expect(lists()).toEqual(['counters'])
  await turnOver()
  expect(lists()).toEqual(['waits'])
  await turnOver()
  expect(lists()).toEqual(['counters'])
})

test('[DY29] of twenty who are called at once each comes to stand beside the last', async () => {
  vi.useFakeTimers()
  const calls = Array.from({ length: 20 }, (_, n) => aCall(`A-${100 + n}`, n, at('c1')))
  await display.show({ tickets: ticketRows(...calls), configuration: aHall({ display: { languages: ['en'] } }) })
  const seen = new Set<string>()
  for (let turn = 0; turn < 4; turn += 1) {
    for (const found of said().match(/A-\d+/g) ?? []) seen.add(found)
    await turnOver()
  }
  expect(seen.size).toBe(20)
})

describe('[DY30] whoever hears the page', () => {
  const toldOf = (about: string) => find(`[data-told="${about}"]`)
  const live = () => [...display.place.querySelectorAll('[aria-live], [role="status"], [role="alert"]')]

  test('is told of a call once, in the first language, whatever the board speaks by then', async () => {
    vi.useFakeTimers()
    storeLanguage('fr')
    await display.show({ tickets: HALL })
    const changes: string[] = []
    const watch = new MutationObserver((found) => void changes.push(...found.map(({ type }) => type)))
    for (const each of live()) watch.observe(each, { childList: true, characterData: true, subtree: true })
    for (let turn = 0; turn < 6; turn += 1) await turnOver()
    expect([changes, toldOf('call')?.textContent?.replace(MARKS, '')]).toEqual([[], 'A-048, guichet 1'])
    expect([toldOf('call')?.lang, toldOf('call')?.dir]).toEqual(['fr', 'ltr'])
    await act(async () => display.device.show({ tickets: ticketRows(aCall('A-049', 0, at('c2'))) }))
    expect(toldOf('call')?.textContent?.replace(MARKS, '')).toBe('A-049, guichet 2')
    expect(changes.length).toBeGreaterThan(0)
    watch.disconnect()
  })

  test('is told of a recall anew, and of one who has come no more', async () => {
    await display.show({ tickets: HALL })
    const before = toldOf('call')?.firstElementChild
    const again = aCall('A-048', 2, at('c1', { recalled_at: NOW }))
    await act(async () => display.device.show({ tickets: ticketRows(again) }))
    expect(toldOf('call')?.firstElementChild).not.toBe(before)
    await act(async () =>
      display.device.show({ tickets: ticketRows(aCall('A-048', 2, at('c1', { state: 'serving' }))) }),
    )
    expect(toldOf('call')?.textContent).toBe('')
  })

  test('is told politely what happened to the screen, and by nothing else', async () => {
    await display.show({ tickets: HALL })
    act(() => display.device.tell({ rung: 'isolated', silentSince: undefined }))
    expect(toldOf('standing')?.textContent).toContain('no connection')
    act(() => display.hears('blocked'))
    expect(live().map((each) => each.getAttribute('data-told'))).toEqual(['call', 'standing'])
    expect(live().map((each) => each.getAttribute('role'))).toEqual(['status', 'status'])
  })
})

test('[DY31] a name that is not there in the language of the board says in which it stands, and runs its own way', async () => {
  storeLanguage('ar')
  const services = [
    { ...aHall().services[0], id: 's0', names: { fr: 'Crédits' } },
    { ...aHall().services[0], id: 's1', names: { ar: 'VIP السحب', fr: 'Retrait VIP' } },
  ]
  await display.show({ configuration: aHall({ services, display: { ticker: [{ en: 'Welcome' }] } }), tickets: HALL })
  const names = [...display.place.querySelectorAll<HTMLElement>('[data-list="waits"] li > :first-child')]
  expect(names.map(({ lang, dir, textContent }) => `${lang} ${dir} ${textContent}`)).toEqual([
    'fr ltr Crédits',
    'ar rtl VIP السحب',
  ])
  const ticker = find('[data-ticker]')
  expect([ticker?.lang, ticker?.dir]).toEqual(['en', 'ltr'])
  const counters = [...display.place.querySelectorAll<HTMLElement>('[data-call] [lang]')]
  expect(counters.map(({ lang, dir }) => `${lang} ${dir}`)).toEqual(['ar rtl', 'fr ltr', 'en ltr'])
})

test('[DY9] nothing on the board takes the focus: every key is a touch for the sound', async () => {
  await display.show({ tickets: HALL })
  act(() => display.hears('blocked'))
  expect(display.place.querySelectorAll('button, a, input, select, [tabindex], video[controls]')).toHaveLength(0)
})

test('[DY34] the space bar holds what turns by itself, calls come all the same, and after five minutes it goes on', async () => {
  vi.useFakeTimers()
  const media = ['a', 'b'].map((name) => ({ kind: 'image', path: `/media/${name}.gif` }))
  const configuration = aHall({ services: manyServices(30), display: { media } })
  await display.show({ tickets: HALL, configuration }, () => Promise.resolve(PIXEL))
  const space = () => act(async () => void dispatchEvent(new KeyboardEvent('keydown', { key: ' ' })))
  const shown = () =>
    [
      document.documentElement.lang,
      find('[data-list="waits"]')?.textContent,
      find('[data-medium]')?.dataset.medium,
    ].join()
  const before = shown()
  await space()
  expect(find('[data-held]')?.textContent).toContain('The space bar')
  await turnOver()
  await turnOver()
  expect(shown()).toBe(before)
  await act(async () => display.device.show({ tickets: ticketRows(aCall('A-049', 0, at('c2'))) }))
  expect(find('[data-last-call]')?.textContent).toBe('A-049')
  await space()
  expect(find('[data-held]')).toBeNull()
  await turnOver()
  expect(shown()).not.toBe(before)
  await space()
  await act(() => vi.advanceTimersByTimeAsync(HOLD_MS_MAX))
  expect(find('[data-held]')).toBeNull()
})
