import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { parseAst } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPhoneManifest } from '../../client/build/phone-pages.ts'
import { aJoinAnswer, aJoinService, JOIN_BRANCH } from '../../client/join-page/a-join-answer.ts'
import { aTicket } from '../../client/ticket-page/a-ticket.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openPhonePage, type PhoneShell } from './open-phone-page.ts'

const DIST = resolve(import.meta.dirname, '../../client/dist')
const TIMEOUT_MS = 60_000

/** Every part of the pages, those too that come later; the worker for notices is only of phones that have them. */
const parts = Object.values(readPhoneManifest(DIST))
const scripts = [...new Set(parts.map(({ file }) => file))].filter((file) => file.endsWith('.js'))
const styles = readdirSync(join(DIST, 'assets')).filter((name) => /^(?:ticket|join)-page-.*\.css$/.test(name))

/** What came after 2019, by how it stands in a tree of syntax. */
const NEWER_SYNTAX = new Set(['ChainExpression', 'PropertyDefinition', 'StaticBlock', 'PrivateIdentifier'])
const NEWER_OPERATORS = new Set(['??', '??=', '||=', '&&='])

function newerIn(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const each of node) newerIn(each, found)
  else if (typeof node === 'object' && node !== null) {
    const { type, operator, bigint } = node as Record<string, unknown>
    if (typeof type === 'string' && NEWER_SYNTAX.has(type)) found.add(type)
    if (typeof operator === 'string' && NEWER_OPERATORS.has(operator)) found.add(operator)
    if (typeof bigint === 'string') found.add('bigint')
    for (const value of Object.values(node)) newerIn(value, found)
  }
  return found
}

test('the search finds what it is for', () => {
  const newer = ['a?.b', 'a ?? b', 'a ||= b', 'class A { b = 1 }', 'class A { #b() {} }', '1n']
  for (const text of newer) expect([text, newerIn(parseAst(text)).size]).toEqual([text, 1])
  expect(newerIn(parseAst('async (a, ...b) => ({ ...a, c: [b] })')).size).toBe(0)
})

test('[TP11] the scripts are written in the language of 2019', () => {
  expect(scripts.length).toBeGreaterThan(2)
  for (const file of scripts) {
    const body = parseAst(readFileSync(join(DIST, file), 'utf8'))
    expect([file, [...newerIn(body)]]).toEqual([file, []])
  }
})

test('[TP11] the styles have colours, measures and gaps that 2019 knew', () => {
  expect(styles).toHaveLength(2)
  for (const name of styles) {
    const rules = readFileSync(join(DIST, 'assets', name), 'utf8')
      // What is asked for first is for those who have it.
      .replace(/@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
    expect([name, /light-dark\(|oklch\(|color-mix\(|clamp\(|(?<![\w-])m(?:ax|in)\(|\ddvh|&/.exec(rules)?.[0]]).toEqual([
      name,
      undefined,
    ])
    expect([name, /(?:padding|margin)-(?:inline|block):|(?<![\w-])inset[-:]/.exec(rules)?.[0]]).toEqual([
      name,
      undefined,
    ])
    const flexibleGaps = [...rules.matchAll(/\{([^{}]*)\}/g)].filter(
      ([, body = '']) => /(?<![\w-])gap:/.test(body) && /display:flex/.test(body),
    )
    expect([name, flexibleGaps.map(([rule]) => rule)]).toEqual([name, []])
  }
})

/** Takes away what a browser of 2019 does not have; it is named here, since nobody has that browser at hand. */
const WITHOUT = `
  for (const [of, ...names] of [
    [Element.prototype, 'replaceChildren', 'checkVisibility', 'togglePopover'], [Document.prototype, 'replaceChildren'],
    [DocumentFragment.prototype, 'replaceChildren'], [HTMLElement.prototype, 'inert'],
    [AbortSignal, 'timeout', 'any', 'abort'], [Crypto.prototype, 'randomUUID'],
    [String.prototype, 'replaceAll', 'at', 'matchAll', 'isWellFormed'],
    [Array.prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
    [Object, 'hasOwn', 'groupBy'], [Promise, 'allSettled', 'any', 'withResolvers', 'try'],
    [Intl, 'RelativeTimeFormat', 'PluralRules', 'ListFormat', 'Segmenter', 'DurationFormat'],
    [window, 'AudioContext', 'structuredClone', 'BigInt', 'WeakRef', 'FinalizationRegistry', 'queueMicrotask'],
    [Navigator.prototype, 'wakeLock', 'serviceWorker', 'locks', 'vibrate'],
  ]) for (const name of names) delete of[name]`

let browser: OpenedBrowser
beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT_MS)
afterAll(() => browser?.close())

const openOld = (context: BrowserContext, path: string, shell: PhoneShell, api: (route: Route) => Promise<void>) =>
  openPhonePage(context, { ...{ path, shell, api }, before: WITHOUT })
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

test(
  '[TP11] a ticket is followed, left and rung for where all of that is missing',
  async () => {
    const wishes: unknown[] = []
    const { page, faults } = await openOld(browser.context, '/t/abc', 'ticket', async (route) => {
      if (!route.request().url().endsWith('/wish')) return route.fulfill({ json: aTicket() })
      wishes.push(route.request().postDataJSON())
      return route.fulfill({ json: { flags: [] } })
    })
    await says(page, 'A-048')
    await says(page, /^about .*12.*20\smin$/)
    await page.getByRole('button', { name: 'Tell me with a sound' }).click()
    await says(page, 'Sound is on')
    await page.getByRole('button', { name: 'I cannot wait now' }).click()
    await page.getByRole('button', { name: 'Leave the line' }).click()
    await page.getByRole('button', { name: 'Yes, leave' }).click()
    await expect
      .poll(() => wishes)
      .toEqual([{ wish: 'leave', id: expect.stringMatching(/^[0-9a-f-]{14}4[0-9a-f-]{4}[89ab]/) }])
    expect(faults).toEqual([])
  },
  TIMEOUT_MS,
)

test(
  '[TP11] a branch is joined from afar there, too',
  async () => {
    const branch = aJoinAnswer({ services: [aJoinService({ asks_contact: true })] })
    const { page, faults } = await openOld(browser.context, `/join/${JOIN_BRANCH}`, 'join', (route) =>
      route.request().method() === 'GET'
        ? route.fulfill({ json: branch })
        : route.fulfill({ status: 409, json: { code: 'over_capacity', message: 'All places are taken.' } }),
    )
    await page.getByText('Cash desk').click()
    await page.getByLabel(/^Phone number/).fill('20 123 456')
    await page.getByRole('button', { name: 'Join the line' }).click()
    await says(page, 'All places are taken.')
    expect(faults).toEqual([])
  },
  TIMEOUT_MS,
)
