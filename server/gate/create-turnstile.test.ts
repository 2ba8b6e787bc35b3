import { beforeEach, expect, it } from 'vitest'
import { createTurnstile, type Turnstile } from './create-turnstile.ts'

let now = 0
let turnstile: Turnstile
beforeEach(() => {
  now = 0
  turnstile = createTurnstile({ requestsPerS: 10, requestsBurst: 20, subjectsMax: 3 }, () => now)
})

const enter = (name = 'device', openMax = 100) => turnstile.enter(name, openMax)
function mustEnter(name?: string, openMax?: number) {
  const entry = enter(name, openMax)
  if (entry.kind !== 'entered') throw new Error('refused')
  return entry
}

it('[GK12] lets so many be open and no more, until one leaves', () => {
  const [first] = [mustEnter('device', 2), mustEnter('device', 2)]
  expect(enter('device', 2)).toEqual({ kind: 'refused', retryAfterS: 1 })
  first.leave()
  expect(enter('device', 2).kind).toBe('entered')
})

it('[GK12] counts who leaves once, however often it is said', () => {
  const entry = mustEnter('device', 1)
  entry.leave()
  mustEnter('device', 1)
  entry.leave()
  expect(enter('device', 1).kind).toBe('refused')
})

it('[GK12] lets a burst pass, then a rate', () => {
  for (let n = 0; n < 20; n += 1) mustEnter()
  expect(enter()).toEqual({ kind: 'refused', retryAfterS: 1 })
  now = 99
  expect(enter().kind).toBe('refused')
  now = 100
  expect(enter().kind).toBe('entered')
  expect(enter().kind).toBe('refused')
  now = 60_000
  for (let n = 0; n < 20; n += 1) mustEnter()
  expect(enter().kind).toBe('refused')
})

it('[GK12] counts everybody alone', () => {
  for (let n = 0; n < 20; n += 1) mustEnter('one')
  expect(enter('one').kind).toBe('refused')
  expect(enter('two').kind).toBe('entered')
})

it('[GK12] forgets who is quiet rather than grow, and refuses rather than forget who is not', () => {
  const open = ['one', 'two', 'three'].map((name) => mustEnter(name))
  expect(enter('four').kind).toBe('refused')
  open[0]?.leave()
  expect(enter('four').kind).toBe('refused')
  now = 1_000
  expect(enter('four').kind).toBe('entered')
  expect(turnstile.subjects).toBe(3)
})
