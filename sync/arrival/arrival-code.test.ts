import { expect, test } from 'vitest'
import {
  ARRIVAL_KEY_MS,
  type ArrivalMac,
  arrivalCode,
  arrivalLeftMs,
  isArrivalCode,
  readArrivalCode,
} from './arrival-code.ts'

const NOW = Date.parse('2026-11-27T09:00:00.000Z')
const STEP_MS = 30_000

/** No hash, but another answer for each day and text. */
const mac =
  (secret: number, days?: readonly number[]): ArrivalMac =>
  async (day, text) => {
    if (days !== undefined && !days.includes(day)) return null
    let state = secret + day * 31
    for (const char of text) state = (Math.imul(state ^ (char.codePointAt(0) ?? 0), 2_654_435_761) + 1) >>> 0
    return Uint8Array.from({ length: 32 }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
  }

test('[AP1] a code is six signs that nobody mistakes, another one every half minute', async () => {
  const codes = await Promise.all(Array.from({ length: 20 }, (_, n) => arrivalCode(mac(1), NOW + n * STEP_MS)))
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/)
  expect(new Set(codes).size).toBe(20)
  expect(await arrivalCode(mac(1), NOW + STEP_MS - 1)).toBe(codes[0])
  expect(await arrivalCode(mac(2), NOW)).not.toBe(codes[0])
  expect([arrivalLeftMs(NOW), arrivalLeftMs(NOW + 1), arrivalLeftMs(NOW - 1)]).toEqual([STEP_MS, STEP_MS - 1, 1])
})

test.each([
  [-2, false],
  [-1, true],
  [0, true],
  [1, true],
  [2, false],
])('[AP2] a code of %i steps from now is taken: %s', async (steps, isTaken) => {
  const code = (await arrivalCode(mac(1), NOW + steps * STEP_MS)) ?? ''
  expect(await isArrivalCode(mac(1), code, NOW)).toBe(isTaken)
})

test('[AP2] across midnight of UTC the code of the day before still counts', async () => {
  const midnight = Math.ceil(NOW / ARRIVAL_KEY_MS) * ARRIVAL_KEY_MS
  const code = (await arrivalCode(mac(1), midnight - 1)) ?? ''
  expect(await isArrivalCode(mac(1), code, midnight + 1)).toBe(true)
})

test('[AP2] another branch’s code, a part of one, and none are not taken', async () => {
  const code = (await arrivalCode(mac(1), NOW)) ?? ''
  for (const typed of [(await arrivalCode(mac(2), NOW)) ?? '', code.slice(0, 5), `${code}0`, '', '------'])
    expect(await isArrivalCode(mac(1), typed, NOW)).toBe(false)
})

test('[AP1] without the key of its day there is no code, and none is taken', async () => {
  expect(await arrivalCode(mac(1, []), NOW)).toBeNull()
  expect(await isArrivalCode(mac(1, []), '', NOW)).toBe(false)
})

test.each([
  ['ab12cd', 'AB12CD'],
  [' a-b 1o il', 'AB1011'],
  ['لا AB12', 'AB12'],
])('[AP2] %j typed reads as %s', (typed, read) => {
  expect(readArrivalCode(typed)).toBe(read)
})
