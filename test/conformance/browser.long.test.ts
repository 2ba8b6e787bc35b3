import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { bundlePage } from './client/bundle-page.ts'
import { type ClientWorld, LIVE_MS, openClientWorld, type Row } from './client/client-world.ts'
import { type GateServer, startGateServer } from './client/gate-server.ts'
import type { OpenInPage, PageApi } from './client/page.ts'

const START_MS_MAX = 400_000
const TEST_MS_MAX = 60_000
const SHOW_MS_MAX = 20_000
const LOOK_MS = 50

let world: ClientWorld
let site: GateServer
let browser: OpenedBrowser
const pages: Page[] = []
let posted = 0

beforeAll(async () => {
  world = await openClientWorld()
  const script = await bundlePage()
  site = await startGateServer(world.base, {
    serve: ({ url, method }) => {
      if (url === '/') return { type: 'text/html', body: '<!doctype html><script src="/page.js"></script>' }
      if (url === '/page.js') return { type: 'text/javascript', body: script }
      if (url !== '/command' || method !== 'POST') return undefined
      posted += 1
      return { type: 'application/json', body: '{"done":true}' }
    },
  })
  browser = await openBrowser()
}, START_MS_MAX)

afterEach(async () => {
  for (const page of pages.splice(0)) await page.close()
  site.expect(undefined)
})

afterAll(async () => {
  await browser.close()
  await site.close()
  await world.close()
}, START_MS_MAX)

let tables = 0

async function aTable(): Promise<string> {
  tables += 1
  const table = `pages${tables}`
  await world.sql(`create table ${table} (id int primary key, title text not null)`)
  await world.sql(`insert into ${table} select i, 'title ' || i from generate_series(1, 3) i`)
  return table
}

async function aPage(): Promise<Page> {
  const page = await browser.context.newPage()
  pages.push(page)
  await page.goto(site.base)
  return page
}

type PageWindow = { conformance: PageApi }

const open = (page: Page, name: string, options: OpenInPage) =>
  page.evaluate(([key, how]) => (globalThis as unknown as PageWindow).conformance.open(key, how), [
    name,
    options,
  ] as const)

const shown = (page: Page, name: string) =>
  page.evaluate((key) => (globalThis as unknown as PageWindow).conformance.rows(key), name)

const errorsIn = (page: Page) => page.evaluate(() => (globalThis as unknown as PageWindow).conformance.errors())

const byId = (rows: Row[]): Row[] => rows.sort((one, other) => Number(one.id) - Number(other.id))

async function expectShown(page: Page, table: string): Promise<void> {
  const giveUpAtMs = performance.now() + SHOW_MS_MAX
  for (;;) {
    const [seen, wanted] = [await shown(page, table), await world.rows(`select * from ${table} order by id`)]
    const rows = byId((seen ?? []) as Row[])
    if (seen !== null && JSON.stringify(rows) === JSON.stringify(wanted)) return
    if (performance.now() > giveUpAtMs)
      expect({ rows, errors: await errorsIn(page) }).toEqual({ rows: wanted, errors: [] })
    await sleep(LOOK_MS)
  }
}

async function aShape(page: Page, options: Partial<OpenInPage> = {}): Promise<string> {
  const table = await aTable()
  await open(page, table, { url: `${site.base}/v1/shape`, params: { table }, ...options })
  await expectShown(page, table)
  return table
}

const write = (table: string, text: string) =>
  world.sql(
    `begin; update ${table} set title = '${text}'; insert into ${table} select max(id) + 1, 'more' from ${table}; commit`,
  )

test(
  'a page shows a shape and its changes',
  async () => {
    const page = await aPage()
    const table = await aShape(page)
    await write(table, 'live')
    await expectShown(page, table)
    expect(await errorsIn(page)).toEqual([])
  },
  TEST_MS_MAX,
)

test(
  'a page that was offline catches up',
  async () => {
    const page = await aPage()
    const table = await aShape(page)
    await browser.context.setOffline(true)
    try {
      // A poll that is open already keeps its connection and brings this one change; the next poll finds no network.
      await write(table, 'passing')
      await sleep(1000)
      await write(table, 'meanwhile')
      await sleep(1000)
      expect(JSON.stringify(await shown(page, table))).not.toContain('meanwhile')
    } finally {
      await browser.context.setOffline(false)
    }
    await expectShown(page, table)
    expect(await errorsIn(page)).toEqual([])
  },
  TEST_MS_MAX,
)

test(
  'a page outlives an engine that is killed and started again',
  async () => {
    const page = await aPage()
    const table = await aShape(page)
    await world.killEngine()
    await write(table, 'while down')
    await world.startEngine()
    await expectShown(page, table)
    expect(await errorsIn(page)).toEqual([])
  },
  TEST_MS_MAX,
)

test(
  'a page whose token has expired goes on with a new one',
  async () => {
    site.expect('first')
    const page = await aPage()
    const table = await aShape(page, { token: 'first', nextToken: 'second' })
    site.expect('second')
    await write(table, 'behind the new token')
    await expectShown(page, table)
    expect(await errorsIn(page)).toEqual(['401'])
  },
  TEST_MS_MAX,
)

async function postFrom(page: Page): Promise<number> {
  const before = posted
  const startedMs = performance.now()
  await page.evaluate(async () => (await fetch('/command', { method: 'POST', body: '{}' })).json())
  expect(posted).toBe(before + 1)
  return performance.now() - startedMs
}

test(
  'four shapes in two tabs leave a connection for a POST',
  async () => {
    const tabs = [await aPage(), await aPage()]
    const opened: [Page, string][] = []
    for (const tab of tabs) for (let count = 0; count < 2; count += 1) opened.push([tab, await aShape(tab)])
    for (const tab of tabs) expect(await postFrom(tab)).toBeLessThan(LIVE_MS / 2)
    for (const [tab, table] of opened) {
      await write(table, 'live')
      await expectShown(tab, table)
    }
  },
  TEST_MS_MAX,
)

test(
  'four shapes in each of two tabs are more than six connections, and a POST waits no longer than a hold',
  async () => {
    const tabs = [await aPage(), await aPage()]
    const opened: [Page, string][] = []
    for (const tab of tabs) for (let count = 0; count < 4; count += 1) opened.push([tab, await aShape(tab)])
    for (const tab of tabs) expect(await postFrom(tab)).toBeLessThan(LIVE_MS * 2)
    for (const [tab, table] of opened) {
      await write(table, 'live')
      await expectShown(tab, table)
    }
  },
  TEST_MS_MAX,
)
