import { expect, test } from 'vitest'
import { arabicLayout, frenchLayout, usLayout } from '../../../../app/scanner/keyboard-layouts.ts'
import { meantByStrokes } from '../../../../app/scanner/meant-by-strokes.ts'
import { readScan } from '../check-in/read-code.ts'
import { type Held, meaningOf } from './key-buffer.ts'
import { type Box, type Direction, nearest } from './nearest.ts'
import { type EarlierTap, earlierTap, isSecondTap } from './steady-hand.ts'

/** What a row of keys comes to when all of them are struck in one breath. */
function inOneBreath(keys: readonly string[]): string[] {
  let held: Held = []
  return keys.map((key) => {
    const meaning = meaningOf(struck(key), held)
    held = meaning.kind === 'held' ? meaning.held : []
    return 'held' in meaning ? `${meaning.kind} ${textOf(meaning.held)}` : key
  })
}

const struck = (key: string) => ({ key, code: '', isShifted: false })
const textOf = (held: Held): string => held.map(({ key }) => key).join('')

test('[KF12] keys in one breath that end with Enter are a scan; fewer than four, or without Enter, are a person’s', () => {
  expect(inOneBreath([...'K7F2', 'Enter']).at(-1)).toBe('scan K7F2')
  expect(inOneBreath([...'K7F', 'Enter']).at(-1)).toBe('Enter')
  expect(inOneBreath(['Enter'])).toEqual(['Enter'])
  expect(inOneBreath([...'https://bank.example/a/K7F2', 'Enter']).at(-1)).toBe('scan https://bank.example/a/K7F2')
})

test('[KF12] a scanner holds the shift key for each capital, which breaks no breath', () => {
  let held: Held = []
  const meanings = ['Shift', 'K', '7', 'Shift', 'F', '2', 'Enter'].map((key) => {
    const meaning = meaningOf(struck(key), held)
    if (meaning.kind === 'held') held = meaning.held
    return meaning
  })
  expect(meanings.map(({ kind }) => kind)).toEqual(['shift', 'held', 'held', 'shift', 'held', 'held', 'scan'])
  expect(meanings.flatMap((each) => (each.kind === 'scan' ? [textOf(each.held)] : []))).toEqual(['K7F2'])
})

test.each([
  ['French', frenchLayout],
  ['Arabic', arabicLayout],
])(
  '[KF12] a scanner of the American layout is understood on a machine that is %s, whether or not keys tell their places',
  (_, layout) => {
    const address = 'https://bank.example/a/K7F2Q9'
    const codes = [...address].map((char) => mustFind(usLayout, char))
    const keys = codes.map(({ code, isShifted }) => layout[code]?.[isShifted ? 1 : 0] ?? '')
    for (const tellsPlaces of [true, false]) {
      const strokes = codes.map(({ code, isShifted }, at) => ({
        ...{ key: keys[at] ?? '', isShifted, code: tellsPlaces ? code : '' },
      }))
      const held = strokes.reduce<Held>((before, stroke) => {
        const meaning = meaningOf(stroke, before)
        return meaning.kind === 'held' ? meaning.held : before
      }, [])
      expect(held).toHaveLength(address.length)
      expect(readScan(meantByStrokes(held))).toEqual({ kind: 'code', code: 'K7F2Q9' })
    }
  },
)

function mustFind(layout: typeof usLayout, char: string): { code: string; isShifted: boolean } {
  const found = Object.entries(layout).find(([, chars]) => chars.includes(char))
  if (found === undefined) throw new Error(`no key gives ${char}`)
  return { code: found[0], isShifted: found[1][1] === char && found[1][0] !== char }
}

test('[KF12] other keys end a breath, and the space is a button’s', () => {
  expect(inOneBreath(['K', 'ArrowDown', '7'])).toEqual(['held K', 'ArrowDown', 'held 7'])
  expect(inOneBreath([' '])).toEqual([' '])
})

test('[KF12] what is held has a limit', () => {
  const last = inOneBreath([...'x'.repeat(1_000), 'Enter']).at(-1) ?? ''
  expect(last).toBe(`scan ${'x'.repeat(400)}`)
})

const box = (x: number, y: number): Box => ({ x, y, width: 10, height: 10 })
const grid = [box(0, 0), box(20, 0), box(0, 20), box(20, 20)]

test.each<[from: number, Direction, to: number | undefined]>([
  [0, 'ArrowRight', 1],
  [0, 'ArrowDown', 2],
  [3, 'ArrowLeft', 2],
  [3, 'ArrowUp', 1],
  [0, 'ArrowLeft', undefined],
  [0, 'ArrowUp', undefined],
])('[KF14] from place %i %s goes to what lies there on the glass: %s', (from, direction, to) => {
  const start = grid[from] ?? box(0, 0)
  expect(nearest(start, grid, direction)).toBe(to)
})

test('[KF14] what lies straight ahead is meant before what is nearer and askew', () => {
  expect(nearest(box(0, 0), [box(20, 15), box(0, 40)], 'ArrowDown')).toBe(1)
})

const tap = (at: number, x: number, step: string): EarlierTap => ({ at, ledOnAt: at, x, y: 0, step })

test('[KF5] a second tap is one that is near and soon, and meets another step than the first did', () => {
  expect(isSecondTap(tap(0, 0, 'services'), tap(200, 10, 'ticket'))).toBe(true)
  expect(isSecondTap(tap(0, 0, 'code'), tap(200, 10, 'code'))).toBe(false)
  expect(isSecondTap(tap(0, 0, 'services'), tap(500, 10, 'ticket'))).toBe(false)
  expect(isSecondTap(tap(0, 0, 'services'), tap(200, 300, 'ticket'))).toBe(false)
  expect(isSecondTap(undefined, tap(200, 10, 'ticket'))).toBe(false)
})

test('[KF5] a hand that trembles longer still means its first tap, but one that goes on knocking is heard', () => {
  let before = tap(0, 0, 'services')
  const isHeard = [250, 500, 750, 1_000, 1_250].map((at) => {
    const next = tap(at, 5, 'ticket')
    const isSecond = isSecondTap(before, next)
    before = earlierTap(before, next)
    return !isSecond
  })
  expect(isHeard).toEqual([false, false, false, false, true])
})
