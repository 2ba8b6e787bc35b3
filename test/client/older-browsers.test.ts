import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'

const DIST = resolve(import.meta.dirname, '../../client/dist')
/** Of what came after Chromium 105, what somebody might reach for; `client/older-browsers.ts` gives the rest. */
const NEWER = new Set(
  ['toSpliced', 'groupBy', 'fromAsync', 'isWellFormed', 'symmetricDifference', 'isSubsetOf', 'isDisjointFrom'].concat([
    'showPopover',
    'togglePopover',
    'transferToFixedLength',
    'getOrInsert',
    'intersection',
  ]),
)
const files = readdirSync(join(DIST, 'assets')).filter((name) => name.endsWith('.js'))

function namesIn(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const each of node) namesIn(each, found)
  else if (typeof node === 'object' && node !== null) {
    const { type, property } = node as { type?: string; property?: { name?: string } }
    if (type === 'MemberExpression' && property?.name !== undefined) found.add(property.name)
    for (const value of Object.values(node)) namesIn(value, found)
  }
  return found
}

test('no part of a screen asks for what its oldest browser does not have', { timeout: 60_000 }, () => {
  expect(namesIn(parseAst('a.toSpliced(1)'))).toEqual(new Set(['toSpliced']))
  expect(files.length).toBeGreaterThan(50)
  const asked = files.map((name) => {
    const names = namesIn(parseAst(readFileSync(join(DIST, 'assets', name), 'utf8')))
    return [name, [...names].filter((each) => NEWER.has(each))] as const
  })
  expect(asked.filter(([, names]) => names.length > 0)).toEqual([])
})

test('styles are plain: each colour has one that needs no newer browser, and nesting is resolved', () => {
  const [name = ''] = readdirSync(join(DIST, 'assets')).filter((each) => /^index-.*\.css$/.test(each))
  const rules = readFileSync(join(DIST, 'assets', name), 'utf8')
  expect(rules).not.toContain('light-dark(')
  expect(rules.replace(/@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')).not.toMatch(/--[\w-]+:[^;}]*oklch\(/)
})

test('[DY25] a page whose application never starts says so in three languages', () => {
  const page = readFileSync(join(DIST, 'shells/display.html'), 'utf8')
  for (const language of ['ar', 'fr', 'en']) {
    expect(new RegExp(`data-not-started.*<p lang="${language}"[^>]*>[^<]*105`).test(page)).toBe(true)
  }
})
