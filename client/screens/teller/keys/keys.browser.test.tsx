import axe from 'axe-core'
import { act, Profiler } from 'react'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { placeWithDevice } from '../../../app/hooks/place-with-device.tsx'
import { setPageLanguage } from '../../../words/page-language.ts'
import { AT, aDesk, aTicket, button, id, page, press } from '../a-desk.tsx'
import { keepDialogs } from '../dialogs/later.tsx'
import { TimerText } from '../timer-text.tsx'

const desk = aDesk()
const field = (): HTMLInputElement => {
  const found = document.querySelector('input')
  if (found === null) throw new Error('there is no field')
  return found
}
const names = (): unknown[] => desk.wishes.map((wish) => (wish as { readonly name: string }).name)
/** The focus comes back with a frame of its own. */
const hasCursor = (name: string) =>
  vi.waitFor(async () => {
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
    expect(document.activeElement).toBe(button(name))
  }, CURSOR_MS_MAX)
const CURSOR_MS_MAX = 5_000

beforeAll(keepDialogs)
beforeEach(() => setPageLanguage('en'))

test.each([
  ['F2', 'called', 'start_service'],
  ['Enter', 'called', 'start_service'],
  ['F3', 'serving', 'complete_service'],
  ['Enter', 'serving', 'complete_service'],
  ['F4', 'called', 'recall_ticket'],
  ['F7', 'serving', 'park_ticket'],
  ['F8', 'called', 'return_ticket'],
  ['Delete', 'called', 'cancel_ticket'],
  [' ', 'called', 'call_next'],
  ['F1', 'called', 'call_next'],
  ['F13', 'called', 'call_next'],
])('[TC20] %s with one that is %s: %s', async (key, state, name) => {
  desk.open([aTicket(48, state)])
  await press(key)
  expect(names()).toEqual([name])
})

test('[TC20] a question mark shows every key, and Escape puts the sheet away', async () => {
  desk.open([])
  await press('?')
  expect(page()).toContain('What most often comes next')
  expect(document.querySelectorAll('[role="dialog"] dt')).toHaveLength(14)
  await press('Escape')
  expect(document.querySelector('[role="dialog"]')).toBeNull()
})

describe('[TC21] with the cursor in the field of the number', () => {
  test('a function key works; so do Space and Enter while it is empty, and Backspace takes nothing back', async () => {
    desk.open([aTicket(48, 'called')])
    act(() => field().focus())
    await press('F7')
    await desk.write(0, { id: id(600), name: 'park_ticket' })
    await press('Backspace')
    await press(' ')
    expect(names()).toEqual(['park_ticket', 'call_next'])
  })
  test('what is typed is the field’s', async () => {
    desk.open([aTicket(48, 'called')])
    act(() => field().focus())
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), 'A')
      field().dispatchEvent(new Event('input', { bubbles: true }))
    })
    await press(' ')
    expect(names()).toEqual([])
  })
})

test('[TC21] behind an open question no key works anything, and one that is held down works once', async () => {
  desk.open([aTicket(48, 'called')])
  await press('F7', { repeat: true })
  await press('F9')
  await press('F7')
  await press(' ', { code: 'Space' })
  expect(names()).not.toContain('park_ticket')
  expect(names()).not.toContain('call_next')
})

test('[TC21] a button that was reached by Tab is pressed by Space; one that has the focus back after a question is not', async () => {
  desk.open([aTicket(48, 'called')])
  act(() => button('Park').focus())
  await press('F9')
  await press('Escape')
  await hasCursor('Park')
  await press(' ')
  await press('Tab')
  act(() => button('Call again').focus())
  await press(' ')
  await desk.write(0, { name: 'call_next' })
  expect(names()).toEqual(['call_next', 'recall_ticket'])
})

test('[TC22] a question that is left by Escape changes nothing, and gives the cursor back', async () => {
  desk.open([aTicket(48, 'called')])
  act(() => button('Transfer').focus())
  await press('F9')
  expect(document.activeElement?.textContent).toBe('Loans')
  await press('ArrowDown')
  expect(document.activeElement?.textContent).toBe('Gold')
  await press('ArrowDown')
  expect(document.activeElement?.textContent).toBe('Loans')
  await press('Escape')
  await hasCursor('Transfer')
  expect(names()).toEqual([])
})

test.each(['en', 'fr', 'ar'] as const)(
  '[TC23] the desk and its questions are without a fault that axe-core finds: %s',
  async (language) => {
    setPageLanguage(language)
    desk.open([
      aTicket(48, 'called', { note: 'x', standing: 'pending' }),
      aTicket(49, 'waiting'),
      aTicket(50, 'parked'),
    ])
    const faults = async () =>
      (
        await axe.run(document.body, { resultTypes: ['violations'], rules: { region: { enabled: false } } })
      ).violations.map(({ id: rule, nodes }) => [rule, nodes.map(({ html }) => html)])
    expect(await faults()).toEqual([])
    for (const key of ['F9', 'Insert', 'F10', '?']) {
      await press(key)
      expect([key, await faults()]).toEqual([key, []])
      await press('Escape')
    }
  },
)

describe('[TC5] time', () => {
  const place = placeWithDevice()
  test('draws its own letters anew, and nothing around them', async () => {
    let drawn = 0
    let now = AT
    place.device.now = () => now
    const Around = () => {
      drawn += 1
      return <TimerText since={AT} />
    }
    place.show(
      <Profiler id="around" onRender={() => undefined}>
        <Around />
      </Profiler>,
    )
    expect(place.place.textContent).toBe('0:00')
    now += 61_000
    await act(() => new Promise((resolve) => setTimeout(resolve, 1_100)))
    expect([place.place.textContent, drawn]).toEqual(['1:01', 1])
  })
})
