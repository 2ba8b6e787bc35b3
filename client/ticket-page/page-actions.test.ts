import { expect, test } from 'vitest'
import { aTicket } from './a-ticket.ts'
import { type OfPage, pageActions } from './page-actions.ts'
import type { PageView } from './page-view.ts'
import type { PublicTicket } from './public-ticket.ts'
import type { WishState } from './wishes.ts'

const RESTING: OfPage = { isArmed: false, isPushed: false, panel: 'none', wish: { kind: 'none' } }
const of = (more: Partial<PublicTicket> = {}, page: Partial<OfPage> = {}) =>
  pageActions({ kind: 'ticket', ticket: aTicket(more), ageMs: 0 }, { ...RESTING, ...page })

test('who waits may ask for a sound, let others pass and leave; who is served may not', () => {
  expect(of()).toEqual({
    ...{ arrival: null, sound: false, isAside: false, isPushed: false },
    ...{ panel: 'none', passesLeft: 2, rating: null, note: null },
  })
  expect(of({ state: 'serving' })).toMatchObject({ sound: null, panel: null, passesLeft: 0, rating: null })
  expect(of({ state: 'parked' })).toMatchObject({ sound: false, panel: 'none', passesLeft: 0 })
})

test('[TP16] a sound is offered to who may be called, behind what the words say, and no more to who is', () => {
  expect(of({ state: 'called' })).toMatchObject({ sound: null, panel: null })
  expect(of({ state: 'called' }, { isArmed: true }).sound).toBe(true)
  expect(of({ state: 'serving' }, { isArmed: true }).sound).toBeNull()
  for (const state of ['parked', 'no_show'] as const)
    expect(of({ state })).toMatchObject({ sound: false, isAside: true })
})

test('[TP9] who is awaited is led to where one shows to have come, and is promised no sound', () => {
  const awaited = { state: 'parked', awaited_by: '019a0000-1111-7222-8333-444455556666' } as const
  const arrival = `/join/${awaited.awaited_by}`
  expect(of(awaited)).toMatchObject({ arrival, sound: null, panel: 'none', passesLeft: 0, rating: null, note: null })
  // Asked for before it was put aside: it can still be taken back.
  expect(of(awaited, { isArmed: true })).toMatchObject({ sound: true })
  // A server of another version tells nothing of it.
  const { awaited_by: _, ...older } = aTicket({ state: 'parked' })
  expect(pageActions({ kind: 'ticket', ticket: older, ageMs: 0 }, RESTING).arrival).toBeNull()
})

test('[TP7] a ticket that only the paper knows yet may ring too', () => {
  const view: PageView = { kind: 'paper', paper: { number: 'A-1', issuedAt: 0 }, why: 'reconnecting' }
  expect(pageActions(view, RESTING).sound).toBe(false)
  expect(pageActions({ ...view, why: 'other_day' }, RESTING).sound).toBeNull()
})

test('[TP5] what was tapped stands at once, sent or not', () => {
  const wish: WishState = { kind: 'sending', body: { wish: 'feedback', score: 4 } }
  expect(of({ state: 'completed' }, { wish })).toMatchObject({ rating: { score: 4, words: true }, note: 'rating' })
  expect(of({ state: 'completed', feedback_words: false, feedback: 2 })).toMatchObject({
    rating: { score: 2, words: false },
  })
  expect(of({}, { wish: { kind: 'sending', body: { wish: 'leave' } } })).toMatchObject({ panel: null, note: 'leaving' })
})

test('[TP5] what did not come about is explained', () => {
  const body = { wish: 'pass', count: 1 } as const
  const note = (wish: WishState) => of({}, { wish }).note
  expect(note({ kind: 'done', body, flags: [] })).toBe('passed')
  expect(note({ kind: 'done', body, flags: ['no_effect'] })).toBe('nobody_behind')
  expect(note({ kind: 'late', body })).toBe('late')
  expect(note({ kind: 'refused', body, code: 'let_pass_limit' })).toBe('let_pass_limit')
  expect(note({ kind: 'refused', body, code: 'ticket_ended' })).toBe('moved_on')
  expect(note({ kind: 'refused', body, code: 'too_many_commands' })).toBe('refused')
  // Called meanwhile: no word of a place that there is no more.
  for (const wish of [
    { kind: 'done', body, flags: [] },
    { kind: 'refused', body, code: 'let_pass_limit' },
  ] as const)
    expect(of({ state: 'called' }, { wish }).note).toBeNull()
})
