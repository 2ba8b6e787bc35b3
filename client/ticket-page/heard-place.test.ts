import { expect, test } from 'vitest'
import { createHeardPlace, HEARD_AGAIN_MS } from './heard-place.ts'

const clock = { at: 1_000 }
const heardPlace = () => createHeardPlace(() => clock.at)
const line = (ahead: string, wait = '12 min') =>
  [
    ['Before you', ahead],
    ['Wait', wait],
  ] as const

test('[TP13] what stands when the page is opened is read with it; what changes is heard once a minute at most', () => {
  const heard = heardPlace()
  expect(heard(line('7'))).toBe('')
  clock.at += HEARD_AGAIN_MS - 1
  expect(heard(line('6'))).toBe('')
  clock.at += 1
  expect(heard(line('5', '9 min'))).toBe('Before you: 5 · Wait: 9 min')
  clock.at += HEARD_AGAIN_MS - 1
  expect(heard(line('4'))).toBe('Before you: 5 · Wait: 9 min')
  clock.at += 1
  expect(heard(line('4'))).toBe('Before you: 4 · Wait: 12 min')
})

test('[TP13] a wait that moves by itself says nothing, and a line that is over falls silent', () => {
  const heard = heardPlace()
  heard(line('7'))
  clock.at += HEARD_AGAIN_MS
  expect(heard(line('7', '8 min'))).toBe('')
  expect(heard(line('6'))).not.toBe('')
  expect(heard([])).toBe('')
  expect(heard(line('2'))).toBe('')
})

test('[TP13] in another language the page is read anew', () => {
  const heard = heardPlace()
  heard(line('7'))
  clock.at += HEARD_AGAIN_MS
  heard(line('6'))
  expect(heard([['Devant vous', '6']])).toBe('')
})
