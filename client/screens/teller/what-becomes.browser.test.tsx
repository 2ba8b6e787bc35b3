import { act } from 'react'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Decision } from '../../../sync/device/device.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { setPageLanguage } from '../../words/page-language.ts'
import { AT, aCounter, aDesk, aTicket, button, HERE, id, OTHER, page, plain, press, tap } from './a-desk.tsx'
import { keepDialogs } from './dialogs/later.tsx'
import { GO_ON_MS } from './unanswered-call.ts'

const desk = aDesk()
const CALL = id(500)
const called = (more = {}) => aTicket(48, 'called', { called_at: AT - 10_000, recalls: 1, ...more })
const pendingCall = (agoMs: number, more = {}) =>
  ({
    ...{ id: CALL, name: 'call_next', args: { counter_id: HERE, predicted_ticket_id: id(148) }, touches: [] },
    wall_at: Date.now() - agoMs,
    ...more,
  }) as unknown as OutboxRow
beforeAll(keepDialogs)
beforeEach(() => setPageLanguage('en'))

describe('[TC13] an undo', () => {
  test('names what was done and the seconds that are left, and takes it back by Ctrl and Z', async () => {
    desk.open([called()])
    expect(button('Undo').disabled).toBe(true)
    await press('F7')
    await desk.write(0, { id: id(600), name: 'park_ticket' })
    const undo = button(/^Undo: \W?Park/)
    expect([undo.disabled, /A-048 · (10|9) s/.test(plain(undo))]).toEqual([false, true])
    await press('z', { ctrlKey: true })
    expect(desk.wishes[1]).toMatchObject({ name: 'undo_command', args: { command_id: id(600) } })
    await desk.write(1, { id: id(601), name: 'undo_command' })
    expect(button('Undo').disabled).toBe(true)
  })
  test('is not offered for a call that was made again: nobody can unhear it', async () => {
    desk.open([called()])
    await press('F4')
    await desk.write(0, { name: 'recall_ticket' })
    expect(button('Undo').disabled).toBe(true)
  })
  test('wears a small clock while what it takes back is not confirmed', async () => {
    desk.open([called()])
    await press('F7')
    await desk.write(0, { id: id(600), name: 'park_ticket' })
    expect(button(/^Undo/).querySelector('svg')).toBeNull()
    desk.show([], { pending: [pendingCall(0, { id: id(600), name: 'park_ticket' })] })
    expect(button(/^Undo/).querySelector('svg')).not.toBeNull()
  })
})

test('[TC14] what is not confirmed wears a clock, and nothing else waits for it', () => {
  desk.open([called({ standing: 'pending' })], { pending: [pendingCall(0)] })
  expect(document.querySelector('article [role="img"][aria-label="Not confirmed yet"]')).not.toBeNull()
  expect([button('Start service').disabled, button(/^Call next/).disabled]).toEqual([false, false])
})

describe('[TC15] a call that took another one', () => {
  const takes = async (more = {}): Promise<void> => {
    desk.open([aTicket(48, 'waiting'), aTicket(49, 'waiting')])
    const outcome = { kind: 'applied', flags: [], ticket_id: id(149) } as unknown as Decision
    desk.device.outcomeOf = async () => outcome
    await press(' ')
    const args = { predicted_ticket_id: id(148) }
    await desk.write(0, { name: 'call_next', args })
    desk.show([aTicket(48, 'called', { counter_id: OTHER, ...more }), aTicket(49, 'called')])
  }
  const SAID = 'A-048 was already called at counter 2 and stays there. Your customer is A-049.'

  test('says who has the expected one and who is here, until somebody takes it away', async () => {
    await takes()
    expect(page()).toContain(SAID)
    await tap('Close')
    expect(page()).not.toContain(SAID)
  })
  test('or until another one comes', async () => {
    await takes()
    await press(' ')
    await desk.write(1, { name: 'call_next' })
    expect(page()).not.toContain(SAID)
  })
  test('says no counter where the expected one is with nobody', async () => {
    await takes({ state: 'cancelled', counter_id: null })
    expect(page()).toContain('A-048 was no longer waiting. Your customer is A-049.')
  })
})

describe('[TC16] what is done with a call that is not decided', () => {
  test('names the call', async () => {
    desk.open([called({ called_by_command: CALL })], { pending: [pendingCall(0)] })
    await press('Enter')
    expect(desk.wishes).toEqual([{ name: 'start_service', args: { call: CALL, counter_id: HERE } }])
  })
  test('goes on with the ticket that is shown once nobody has answered for some seconds', async () => {
    desk.open([called({ called_by_command: CALL })], { pending: [pendingCall(GO_ON_MS + 1_000)] })
    await press('Enter')
    const args = { ticket_id: id(148), counter_id: HERE, instead_of: CALL }
    expect(desk.wishes).toEqual([{ name: 'call_ticket', kind: 'fact', args }])
    await desk.write(0, { name: 'call_ticket' })
    expect(desk.wishes[1]).toEqual({ name: 'start_service', args: { ticket_id: id(148), counter_id: HERE } })
  })
})

describe('[TC17] a ticket called with nobody to ask', () => {
  const alone = (more: object) => called({ call_kind: 'offline', standing: 'pending', ...more })
  const SAID = 'check the paper of'
  test.each([
    ['called and not confirmed', {}, true],
    ['confirmed', { standing: 'confirmed' }, false],
    ['being served', { state: 'serving' }, false],
    ['called with an answer', { call_kind: 'next' }, false],
  ])('%s says to check its paper: %j → %s', (_, more, isSaid) => {
    desk.open([alone(more)])
    expect(page().includes(SAID)).toBe(isSaid)
  })
  test('isolated, call next names the first of its own share as a fact', async () => {
    desk.open([aTicket(48, 'waiting')])
    act(() => desk.device.tell({ rung: 'isolated' }))
    await press(' ')
    const args = { ticket_id: id(148), counter_id: HERE }
    expect(desk.wishes).toEqual([{ name: 'call_ticket', kind: 'fact', args }])
  })
})

test.each(['called', 'serving'])(
  '[TC18] [I3] a ticket that another counter called too says so where it is %s',
  (state) => {
    desk.open([called({ state, flags: ['late', 'double_call'] })])
    expect(page()).toContain('Called at two counters.')
    desk.show([called({ state, flags: ['late'] })])
    expect(page()).not.toContain('Called at two counters.')
  },
)

test.each(['double_call', 'double_service'] as const)('[TC18] %s is told in the words of its flag', (flag) => {
  desk.open([called({ state: 'serving', flags: [flag] })])
  expect(page()).toContain(wordsIn('en').flags[flag])
})

describe('[TC24] a ticket that turns out to be another counter’s', () => {
  const serving = (more = {}) => called({ state: 'serving', ...more })
  const SAID = {
    en: 'A-048 is not here any more: it is being served at counter 2.',
    fr: 'A-048 n’est plus ici : le guichet 2 le sert.',
    ar: 'لم تعد A-048 هنا: تُقدَّم خدمتها في الشباك 2.',
  }
  test.each(['en', 'fr', 'ar'] as const)('does not vanish in silence: %s', async (language) => {
    setPageLanguage(language)
    desk.open([serving()])
    desk.show([serving({ counter_id: OTHER, flags: ['took_over'] })])
    expect(page()).toContain(SAID[language])
  })
  test('is told until somebody takes it away', async () => {
    desk.open([serving()])
    desk.show([serving({ counter_id: OTHER })])
    desk.show([serving({ counter_id: OTHER, state: 'completed' })])
    expect(page()).toContain('A-048 is not here any more: it was served at counter 2.')
    await tap('Close')
    expect(page()).not.toContain('any more')
  })
  test('or until another one comes', async () => {
    desk.open([serving()])
    desk.show([serving({ counter_id: OTHER })])
    desk.show([serving({ counter_id: OTHER }), aTicket(49, 'called', { standing: 'pending' })])
    expect(page()).not.toContain('any more')
  })
  test('or until it is with nobody', () => {
    desk.open([serving()])
    desk.show([serving({ counter_id: OTHER })])
    desk.show([aTicket(48, 'waiting')])
    expect(page()).not.toContain('any more')
  })
})

test('[TC10] the reason of a break stands beside the state, also one that is no key of today', () => {
  desk.open([], { counters: new Map([[HERE, aCounter(HERE, '1', { state: 'paused', pause_reason: 'lunch' })]]) })
  expect(page()).toContain('Paused · lunch')
})
