import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arabicLayout, frenchLayout, usLayout } from '../../../app/scanner/keyboard-layouts.ts'
import type { Stroke } from '../../../app/scanner/meant-by-strokes.ts'
import { endWedge, GAP_MS_MAX, idleWedge, stepWedge, type WedgeStep } from './wedge.ts'

type Machine = { layout: Record<string, readonly [string, string]>; tellsCodes: boolean }
const PAYLOAD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const ADDRESS = `https://file.banque-jasmin.com.tn:8443/t/${PAYLOAD}#${PAYLOAD}`
type Place = Pick<Stroke, 'code' | 'isShifted'>
/** Which key a scanner of a layout presses for a character. */
const placesIn = (layout: Machine['layout']) =>
  new Map(
    Object.entries(layout).flatMap(([code, [plain, shifted]]): [string, Place][] => [
      [plain, { code, isShifted: false }],
      [shifted, { code, isShifted: true }],
    ]),
  )
const NOWHERE: Place = { code: '', isShifted: false }
const american = placesIn(usLayout)

/** As a scanner of the American layout types it, and as a machine of some layout hears it. */
function strokesOf(text: string, { layout, tellsCodes }: Machine, gapMs = 8): Stroke[] {
  return [...text].map((char, index) => {
    const { code, isShifted } = american.get(char) ?? NOWHERE
    const key = layout[code]?.[isShifted ? 1 : 0] ?? 'Unidentified'
    return { code: tellsCodes ? code : '', key, isShifted, at: 1_000 + index * gapMs }
  })
}
const key = (name: string, after: readonly Stroke[], gapMs = 8): Stroke => ({
  ...{ code: name, key: name, isShifted: false },
  at: (after.at(-1)?.at ?? 0) + gapMs,
})
function play(strokes: readonly Stroke[]): WedgeStep[] {
  const steps: WedgeStep[] = []
  let wedge = idleWedge
  for (const stroke of strokes) {
    const step = stepWedge(wedge, stroke)
    wedge = step.wedge
    steps.push(step)
  }
  return steps
}
const scan = (text: string, machine: Machine, gapMs = 8) => {
  const strokes = strokesOf(text, machine, gapMs)
  return play([...strokes, key('Enter', strokes, gapMs)])
}
const verdicts = (steps: readonly WedgeStep[]) => steps.map(({ verdict }) => verdict)

const MACHINES: [string, Machine][] = [
  ['American', { layout: usLayout, tellsCodes: true }],
  ['French', { layout: frenchLayout, tellsCodes: true }],
  ['Arabic', { layout: arabicLayout, tellsCodes: true }],
  ['American without places of keys', { layout: usLayout, tellsCodes: false }],
  ['French without places of keys', { layout: frenchLayout, tellsCodes: false }],
  ['Arabic without places of keys', { layout: arabicLayout, tellsCodes: false }],
]

test.each(MACHINES)('every character of an address comes back on a machine set to %s', (_, machine) => {
  expect(scan(ADDRESS, machine).at(-1)).toMatchObject({ verdict: 'scanned', text: ADDRESS })
})

test.each(MACHINES)('so does any address: %s', (_, machine) => {
  const part = fc.string({ unit: fc.constantFrom(...PAYLOAD), minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(part, part, (token, payload) => {
      const address = `http://x.tn/t/${token}#${payload}`
      expect(scan(address, machine).at(-1)).toMatchObject({ verdict: 'scanned', text: address })
    }),
    { numRuns: 50 },
  )
})

test('a scanner that is set to French on a French machine is read as it stands', () => {
  const french = placesIn(frenchLayout)
  const text = ADDRESS.replaceAll('#', '/')
  const strokes = [...text].map((char, index) => ({
    ...(french.get(char) ?? NOWHERE),
    key: char,
    at: index * 5,
  }))
  expect(play([...strokes, key('Enter', strokes)]).at(-1)).toMatchObject({ verdict: 'scanned', text })
})

test('the fourth stroke tells a scanner; from there on nothing of it goes anywhere else', () => {
  const steps = verdicts(scan(ADDRESS, { layout: frenchLayout, tellsCodes: true }))
  expect(steps.slice(0, 5)).toEqual(['pass', 'pass', 'pass', 'began', 'swallow'])
  expect(steps.slice(4, -1).every((verdict) => verdict === 'swallow')).toBe(true)
})

test('a person who types, also an address, is a person', () => {
  const machine = { layout: usLayout, tellsCodes: true }
  expect(new Set(verdicts(scan(ADDRESS, machine, GAP_MS_MAX + 1)))).toEqual(new Set(['pass']))
  expect(new Set(verdicts(scan('A-048', machine, 1)))).toEqual(new Set(['pass']))
  expect(new Set(verdicts(scan('582913749261', machine, 1)))).toEqual(new Set(['pass']))
})

test('a scan begins anew after a pause, whatever was typed before', () => {
  const machine = { layout: usLayout, tellsCodes: true }
  const typed = strokesOf('a04', machine, 2)
  const later = strokesOf(ADDRESS, machine).map((stroke) => ({ ...stroke, at: stroke.at + 60_000 }))
  expect(play([...typed, ...later, key('Enter', later)]).at(-1)).toMatchObject({ verdict: 'scanned', text: ADDRESS })
})

test('a scanner without a last key ends by silence, one with a tabulator by that', () => {
  const machine = { layout: usLayout, tellsCodes: true }
  const strokes = strokesOf(ADDRESS, machine)
  expect(endWedge(play(strokes).at(-1)?.wedge ?? idleWedge)).toMatchObject({ verdict: 'scanned', text: ADDRESS })
  expect(play([...strokes, key('Tab', strokes)]).at(-1)).toMatchObject({ verdict: 'scanned', text: ADDRESS })
  expect(endWedge(idleWedge)).toMatchObject({ verdict: 'pass' })
})

test('what came in a layout that nobody can undo is told as that, and an end that comes late is a person’s', () => {
  const unknown = strokesOf(ADDRESS, { layout: {}, tellsCodes: false })
  expect(play([...unknown, key('Enter', unknown)]).at(-1)?.verdict).toBe('garbled')
  const half = strokesOf('http', { layout: usLayout, tellsCodes: true })
  expect(play([...half, key('Enter', half)]).at(-1)?.verdict).toBe('garbled')
  expect(play([...half, key('Enter', half, GAP_MS_MAX + 1)]).at(-1)?.verdict).toBe('pass')
})

test('a key that is stuck ends somewhere', () => {
  const machine = { layout: usLayout, tellsCodes: true }
  const steps = play(strokesOf(`http${'x'.repeat(3_000)}`, machine, 1))
  expect(Math.max(...steps.map(({ wedge }) => wedge.strokes.length))).toBe(2_048)
})
