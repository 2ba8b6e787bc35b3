import { expect, test } from 'vitest'
import { extendPatience, leftAt, startPatience } from './patience.ts'

const at = (seconds: number): number => seconds * 1_000

test('[KF11] a silent step warns after 45 s, for 30 s, and is gone then', () => {
  const patience = startPatience(0)
  expect(leftAt(patience, at(44.9))).toEqual({ kind: 'patient' })
  expect(leftAt(patience, at(45))).toEqual({ kind: 'warning', seconds: 30 })
  expect(leftAt(patience, at(74.5))).toEqual({ kind: 'warning', seconds: 1 })
  expect(leftAt(patience, at(75))).toEqual({ kind: 'gone' })
})

test('[KF11] it can be refused as often as somebody likes, and waits longer each time, up to four times', () => {
  let patience = startPatience(0)
  let now = 0
  const waits = Array.from({ length: 12 }, () => {
    patience = extendPatience(patience, now)
    let silent = 0
    while (leftAt(patience, now + at(silent)).kind === 'patient') silent += 15
    now += at(silent)
    return silent
  })
  expect(waits.slice(0, 3)).toEqual([90, 180, 180])
  expect(waits.at(-1)).toBe(180)
  expect(leftAt(patience, now)).toEqual({ kind: 'warning', seconds: 30 })
})
