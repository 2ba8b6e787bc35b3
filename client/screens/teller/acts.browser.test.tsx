import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setPageLanguage } from '../../words/page-language.ts'
import { AT, aConfiguration, aCounter, aDesk, aTicket, button, HERE, id, page, plain, press, tap } from './a-desk.tsx'
import { keepDialogs } from './dialogs/later.tsx'

const desk = aDesk()
const names = { ar: 'x', fr: 'x', en: 'x' }
const called = (more = {}) => aTicket(48, 'called', { called_at: AT - 10_000, recalls: 0, ...more })
const ON = { ticket_id: id(148), counter_id: HERE }
beforeAll(keepDialogs)
beforeEach(() => setPageLanguage('en'))

test('[TC1] every action has its place in every state; what the state does not allow cannot be pressed', () => {
  const order = () => [...document.querySelectorAll('footer button')].map(({ textContent }) => textContent?.slice(0, 7))
  desk.open([])
  const before = order()
  expect(before).toHaveLength(12)
  expect(button('Start service').disabled).toBe(true)
  desk.show([called()])
  expect(order()).toEqual(before)
  expect([button('Start service').disabled, button('Finish service').disabled]).toEqual([false, true])
  desk.show([aTicket(48, 'serving')])
  expect([button('Start service').disabled, button('Finish service').disabled]).toEqual([true, false])
})

test('[TC2] call next finishes with whoever is served, opens a counter that pauses, and is never disabled', async () => {
  const counters = new Map([[HERE, aCounter(HERE, '1', { state: 'paused' })]])
  desk.open([aTicket(48, 'serving')], { counters })
  await press(' ')
  expect(desk.wishes).toEqual([{ name: 'open_counter', args: { counter_id: HERE } }])
  await desk.write(0)
  expect(desk.wishes[1]).toEqual({ name: 'complete_service', args: ON })
  await desk.write(1)
  expect(desk.wishes[2]).toMatchObject({ name: 'call_next', args: { counter_id: HERE } })
  expect(button(/^Call next/).disabled).toBe(false)
})

test('[TC2] with nobody there and nobody waiting call next is asked all the same: the authority may know more', async () => {
  desk.open([])
  await tap(/^Call next/)
  expect(desk.wishes).toMatchObject([{ name: 'call_next' }])
})

describe('[TC3] a service that ends', () => {
  const outcome = (key: string) => ({ key, names: { ...names, en: `As ${key}` } })
  const finish = async (...keys: string[]): Promise<void> => {
    desk.open([aTicket(48, 'serving')], { configuration: aConfiguration({ outcomes: keys.map(outcome) }) })
    await press('Enter')
  }

  test('in no way that is told apart is finished by one tap', async () => {
    await finish()
    expect(desk.wishes).toEqual([{ name: 'complete_service', args: ON }])
  })
  test('in one way alone has it without a question', async () => {
    await finish('sold')
    expect(desk.wishes).toEqual([{ name: 'complete_service', args: { ...ON, outcome: 'sold' } }])
  })
  test('in several ways asks which, by the keyboard alone', async () => {
    await finish('sold', 'advised', 'refused')
    expect(desk.wishes).toEqual([])
    expect(document.activeElement?.textContent).toBe('As sold')
    await press('ArrowDown')
    await press('Enter')
    expect(desk.wishes).toEqual([{ name: 'complete_service', args: { ...ON, outcome: 'advised' } }])
  })
})

describe('[TC4] nobody is said not to have come', () => {
  test('before the tenant’s calls and seconds: the button says what is missing, and pressed it says so', async () => {
    desk.open([called()])
    expect(plain(button(/^Did not come/))).toContain('1 call · 0:20')
    await press('F6')
    expect([desk.wishes, desk.told]).toEqual([[], ['Did not come: not yet. Still missing: 1 call · 0:20.']])
  })
  test('and after them by one tap', async () => {
    desk.open([called({ recalls: 1, called_at: AT - 30_000 })])
    await press('F6')
    expect(desk.wishes).toEqual([{ name: 'mark_no_show', args: ON }])
  })
})

test('[TC9] a note is changed as a whole, and saved by Ctrl and Enter', async () => {
  desk.open([called({ note: 'Blue form' })])
  await press('Insert')
  expect((document.activeElement as HTMLTextAreaElement).value).toBe('Blue form')
  await press('Enter', { ctrlKey: true })
  expect(desk.wishes).toEqual([{ name: 'note_ticket', args: { ticket_id: id(148), text: 'Blue form' } }])
})

describe('[TC10] a break', () => {
  test('begins by one tap where the tenant asks for no reason', async () => {
    desk.open([])
    await tap('Pause the counter')
    expect(desk.wishes).toEqual([{ name: 'pause_counter', args: { counter_id: HERE } }])
  })
  test('has one of the tenant’s reasons, or none', async () => {
    const pause_reasons = [{ key: 'prayer', names: { ...names, en: 'Prayer' } }]
    desk.open([], { configuration: aConfiguration({ pause_reasons }) })
    await tap('Pause the counter')
    await tap('Prayer')
    await desk.write(0)
    await tap('Pause the counter')
    await tap('Without a reason')
    expect(desk.wishes).toEqual([
      { name: 'pause_counter', args: { counter_id: HERE, reason: 'prayer' } },
      { name: 'pause_counter', args: { counter_id: HERE } },
    ])
  })
})

describe('[TC11] a counter that closes', () => {
  test('with nobody there asks nothing', async () => {
    desk.open([])
    await tap('Close the counter')
    expect(desk.wishes).toEqual([{ name: 'close_counter', args: { counter_id: HERE, hand_over: 'waiting' } }])
  })
  test('asks where whoever is there goes', async () => {
    desk.open([called()])
    await tap('Close the counter')
    expect(page()).toContain('is still here')
    await tap('Park')
    expect(desk.wishes).toEqual([{ name: 'close_counter', args: { counter_id: HERE, hand_over: 'parked' } }])
  })
})
