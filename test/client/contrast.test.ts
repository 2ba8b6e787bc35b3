import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { contrast, toLinear } from './oklch.ts'

const TOKENS = readFileSync(resolve(import.meta.dirname, '../../client/design/tokens.css'), 'utf8')
const THEMES = ['light', 'dark'] as const
/** What WCAG asks of text, and what a person at arm's length of a kiosk, or ten metres from a display, needs. */
const TEXT_MIN = 4.5
const FAR_MIN = 7
/** The edge of a field, an icon that says something by itself. */
const SHAPE_MIN = 3
const TENANT_HUES = Array.from({ length: 24 }, (_, step) => step * 15)

type Theme = (typeof THEMES)[number]

function colour(name: string, theme: Theme, hue: number): [number, number, number] {
  const found = new RegExp(
    `--${name}: light-dark\\(oklch\\(([^()]*(?:\\([^()]*\\))?[^()]*)\\), oklch\\(([^()]*(?:\\([^()]*\\))?[^()]*)\\)\\)`,
  ).exec(TOKENS)
  if (found === null) throw new Error(`no colour ${name}`)
  const [lightness = 0, chroma = 0, angle = 0] = (found[theme === 'light' ? 1 : 2] ?? '')
    .replace('var(--hue-ours)', String(hue))
    .split(' ')
    .map(Number)
  return toLinear(lightness, chroma, angle)
}
function ratio(text: string, ground: string, theme: Theme, hue = 195): number {
  return contrast(colour(text, theme, hue), colour(ground, theme, hue))
}

const GROUNDS = ['ground', 'surface', 'sunken']
const TONES = ['ours', 'called', 'done', 'fault', 'waiting']

test('black on white is 21, so the computation is right', () => {
  expect(contrast(toLinear(0, 0, 0), toLinear(1, 0, 0))).toBeCloseTo(21, 1)
})

test.each(THEMES)('%s: text stands out from every ground, far enough for a kiosk and a display', (theme) => {
  for (const ground of GROUNDS) {
    for (const text of ['ink', 'ink-soft']) {
      expect([text, ground, ratio(text, ground, theme) >= FAR_MIN]).toEqual([text, ground, true])
    }
  }
})

test.each(THEMES)('%s: every tone can be read on its own tint and on every ground', (theme) => {
  for (const tone of TONES) {
    for (const ground of [`${tone}-soft`, ...GROUNDS]) {
      expect([tone, ground, ratio(`${tone}-ink`, ground, theme) >= TEXT_MIN]).toEqual([tone, ground, true])
    }
  }
})

test.each(THEMES)('%s: buttons keep their contrast whatever hue a tenant chooses', (theme) => {
  for (const hue of TENANT_HUES) {
    for (const ground of ['ours', 'ours-strong']) {
      expect([hue, ground, ratio('on-ours', ground, theme, hue) >= FAR_MIN]).toEqual([hue, ground, true])
    }
    expect([hue, ratio('ours-ink', 'ours-soft', theme, hue) >= TEXT_MIN]).toEqual([hue, true])
  }
  expect(ratio('on-fault', 'fault', theme)).toBeGreaterThanOrEqual(TEXT_MIN)
})

test.each(THEMES)('%s: the edge of a field and the ring of the focus are seen', (theme) => {
  for (const ground of GROUNDS) {
    expect([ground, ratio('edge', ground, theme) >= SHAPE_MIN]).toEqual([ground, true])
    expect([ground, ratio('ours', ground, theme) >= SHAPE_MIN]).toEqual([ground, true])
  }
})
