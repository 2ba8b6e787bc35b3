import { expect, test } from 'vitest'
import { callFragments, counterFragments, letters, type SpokenPart, ticketFragments } from './call-fragments.ts'

/** Without the silence between them. */
const pieces = (parts: readonly SpokenPart[] | undefined) => parts?.filter((part) => typeof part === 'string')

test('[VO6] a ticket is its letters by name and its digits as one number', () => {
  expect(pieces(ticketFragments('en', 'A-048'))).toEqual(['A', '48'])
  expect(pieces(ticketFragments('fr', 'A-X07'))).toEqual(['A', 'X', '7'])
  expect(pieces(ticketFragments('fr', 'VIP-AB107'))).toEqual([...'VIPAB', '100+', '7'])
  expect(pieces(ticketFragments('ar', 'B-1000'))).toEqual(['B', '1000'])
  expect(pieces(ticketFragments('ar', 'B-048/2'))).toEqual(['B', '48', '2'])
  expect(pieces(ticketFragments('en', 'A-123456'))).toEqual(['A', ...'123456'])
})

test('[VO6] what is no ticket’s number is not guessed at', () => {
  for (const wrong of ['', 'A', '048', 'a-048', 'A-', 'A-1234567', 'ABCD-01', 'A-048\nB', '<b>A-01</b>', 'أ-048'])
    expect([wrong, ticketFragments('ar', wrong)]).toEqual([wrong, undefined])
  expect(callFragments('en', 'nothing', 3)).toBeUndefined()
})

test('[VO7] a counter is its number with its letters, falling at the end', () => {
  expect(pieces(counterFragments('en', 3))).toEqual(['counter', '3.'])
  expect(pieces(counterFragments('en', ' 12 '))).toEqual(['counter', '12.'])
  expect(pieces(counterFragments('fr', 'C4'))).toEqual(['counter', 'C', '4.'])
  expect(pieces(counterFragments('fr', '3b'))).toEqual(['counter', '3', 'B'])
  expect(pieces(counterFragments('ar', '99'))).toEqual(['counter', '99'])
  expect(pieces(counterFragments('ar', 'F'))).toEqual(['counter', 'F'])
})

test('[VO7] a counter whose name cannot be said sends to the screen', () => {
  for (const name of ['Caisse', 'شباك', '', '1.5', 'Desk 2 left', '-3'])
    expect([name, counterFragments('fr', name)]).toEqual([name, ['at_screen']])
})

test('[VO8] a call is ticket and counter with a breath between them', () => {
  expect(callFragments('fr', 'A-048', 3)).toEqual([
    ...['ticket', { pauseMs: 70 }, 'A', { pauseMs: 70 }, '48'],
    ...[{ pauseMs: 220 }, 'counter', { pauseMs: 70 }, '3.'],
  ])
  for (const letter of letters) expect(pieces(ticketFragments('en', `${letter}-01`))?.[0]).toBe(letter)
})
