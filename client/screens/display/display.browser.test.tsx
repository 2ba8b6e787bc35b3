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
import { aCall } from './calls/a-ticket.ts'
import { LANGUAGE_MS } from './languages/use-language-turn.ts'

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
    expect(said()).not.toMatch(/[0-9]/)
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
    const { violations } = await axe.run(display.place, { rules: { region: { enabled: false } } })
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
  const configuration = { ...closed, branch: { ...closed.branch, calendar: hours } }
  await display.show({ configuration })
  expect(find('[data-closed]')).toBeNull()
  const gone = new Map([...counterRows].map(([id, row]) => [id, { ...row, state: 'closed' }]))
  act(() => display.device.show({ counters: gone }))
  expect(find('[data-closed]')?.textContent?.replace(MARKS, '')).toBe(
    'See you soonWe open on Saturday 28 November at 08:00',
  )
  act(() => display.device.show({ tickets: HALL }))
  expect(find('[data-closed]')).toBeNull()
})

test('[DY15] shows the panels that the branch wishes, in its order, and turns over what has no room', async () => {
  vi.useFakeTimers()
  const services = Array.from({ length: 30 }, (_, n) => ({
    ...aHall().services[0],
    id: `s${n}`,
    names: { en: `Service ${n}` },
  }))
  await display.show({ configuration: aHall({ services, display: { panels: ['waits'] } }) })
  const titles = () =>
    [...display.place.querySelectorAll('h2')].map(({ textContent }) => textContent?.replace(MARKS, ''))
  expect(titles().at(-1)).toMatch(/^Waiting time1 of \d+$/)
  expect(said()).toContain('Service 0')
  await act(() => vi.advanceTimersByTimeAsync(8_000))
  expect(said()).not.toContain('Service 0n')
  expect(titles().at(-1)).toMatch(/^Waiting time2 of \d+$/)
})
