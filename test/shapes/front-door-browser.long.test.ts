import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { bundlePage } from '../conformance/client/bundle-page.ts'
import { eventually } from '../jobs/eventually.ts'
import { type DemoBranch, Device, demoBranch } from '../operations/demo-device.ts'
import type { ServerProcess } from '../setup/run-server.ts'
import { SHAPES } from './follow.ts'
import type { PageApi } from './page-api.ts'
import { openShapesWorld, type ShapesWorld } from './shapes-world.ts'

/** The first time, the browser itself may have to be installed. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 400_000 })

/** What a person at the screen waits for a command to arrive, at most. */
const PUSH_MS_MAX = 2_000
/** A poll is held for twenty seconds: so long may a seventh request of a browser wait for its connection. */
const STARVED_MS_MAX = 25_000
const SHOWN_MS_MAX = 20_000
/** Until every shape that can waits for changes. */
const SETTLE_MS = 1_000

/** A server, its demo and a browser live through all of this, in this order. */
let world: ShapesWorld
let server: ServerProcess
let base = ''
let script = ''
let browser: OpenedBrowser
let branch: DemoBranch
/** Writes commands for the kiosk whose key is in the browser. */
let writer: Device
const pages: Page[] = []

beforeAll(async () => {
  world = await openShapesWorld()
  server = world.server()
  base = await server.address()
  branch = await demoBranch(base, 'jerba-houmt')
  writer = new Device(base, branch, { kind: 'kiosk', name: 'kiosk-1', token: '', session_id: null })
  script = await bundlePage(join(import.meta.dirname, 'page/front-door-page.ts'))
  browser = await openBrowser()
})
afterEach(async () => {
  await browser.context.setOffline(false)
  for (const page of pages.splice(0)) await page.close()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})

type PageWindow = { frontDoor: PageApi }

/** A page that the server itself serves, with its headers and its rules for scripts; ours comes in past them. */
async function aTab(): Promise<Page> {
  const page = await browser.context.newPage()
  pages.push(page)
  await page.goto(base)
  await page.evaluate(script)
  return page
}

const lead = (page: Page) =>
  page.evaluate(([id, names]) => (globalThis as unknown as PageWindow).frontDoor.lead(id, names), [
    branch.id,
    SHAPES,
  ] as const)
const follow = (page: Page, tab?: string) =>
  page.evaluate(([id, names, own]) => (globalThis as unknown as PageWindow).frontDoor.follow(id, names, own), [
    branch.id,
    SHAPES,
    tab,
  ] as const)
const isOwner = (page: Page) => page.evaluate(() => (globalThis as unknown as PageWindow).frontDoor.isOwner())
const errorsIn = (page: Page) => page.evaluate(() => (globalThis as unknown as PageWindow).frontDoor.errors())
const rowsIn = (page: Page, name: string) =>
  page.evaluate((key) => (globalThis as unknown as PageWindow).frontDoor.rows(key), name)

let issued = 700
async function issueFrom(page: Page): Promise<{ id: string; ms: number }> {
  issued += 1
  const command = writer.writeIssue(issued)
  const body = JSON.stringify({ protocol: 1, writer: writer.writer, epoch: 1, commands: [command] })
  const answer = await page.evaluate((text) => (globalThis as unknown as PageWindow).frontDoor.push(text), body)
  expect(answer).toMatchObject({ status: 200, kinds: ['applied'] })
  return { id: String(command.args.ticket_id), ms: answer.ms }
}

const shows = (page: Page, id: string) =>
  eventually(
    'the page shows the ticket',
    async () => (await rowsIn(page, 'tickets'))?.some((row) => row.id === id) === true,
    SHOWN_MS_MAX,
  )

const pauseFor = (reason: string) =>
  world.sql(
    `update app.counters set pause_reason = '${reason}', version = version + 1 where branch_id = '${branch.id}'`,
  )
const pausedFor = async (page: Page, reason: string): Promise<boolean> =>
  (await rowsIn(page, 'counters'))?.some((row) => row.pause_reason === reason) ?? false

/** Every shape is whole, and has as many rows as the database. */
async function showsAll(page: Page): Promise<void> {
  const scope = `tenant_id = '${await tenantId()}' and branch_id = '${branch.id}'`
  const tables = {
    branch_config: 'branch_configs',
    tickets: 'tickets',
    counters: 'counters',
    branch_stats: 'branch_stats',
  }
  for (const name of SHAPES) {
    await eventually(
      `the page shows ${name}`,
      async () => {
        const { rows } = await world.cluster.root.query<{ n: number }>(
          `select count(*)::int as n from app.${tables[name]} where ${scope}${
            name === 'tickets' ? ` and queue_day >= '${branch.today}'::date - 1` : ''
          }`,
        )
        return (await rowsIn(page, name))?.length === rows[0]?.n
      },
      SHOWN_MS_MAX,
    )
  }
}

async function tenantId(): Promise<string> {
  const { rows } = await world.cluster.root.query('select tenant_id from app.branches where id = $1', [branch.id])
  return rows[0].tenant_id
}

test('[GK13] a page enrols with a key that nobody can take out of it, and follows four shapes', async () => {
  const page = await aTab()
  const kiosk = branch.devices.find(({ kind }) => kind === 'kiosk')?.id ?? ''
  const enrolled = await page.evaluate((id) => (globalThis as unknown as PageWindow).frontDoor.enrol(id), kiosk)
  expect(enrolled).toEqual({ isExportable: false, branch: branch.id })
  await follow(page)
  await showsAll(page)
  await shows(page, (await issueFrom(page)).id)
  expect(await errorsIn(page)).toEqual([])
})

test('one tab owns the four shapes; commands of both tabs arrive at once, and the other tab takes over', async () => {
  const [first, second] = [await aTab(), await aTab()]
  await lead(first)
  await showsAll(first)
  await lead(second)
  const took: number[] = []
  for (const page of [second, first, second, first, second]) {
    const { id, ms } = await issueFrom(page)
    took.push(ms)
    await shows(first, id)
  }
  console.info(`a command took ${took.map(Math.round).join(', ')} ms while four polls were open`)
  expect(Math.max(...took)).toBeLessThan(PUSH_MS_MAX)
  expect([await isOwner(first), await isOwner(second)]).toEqual([true, false])
  expect(await rowsIn(second, 'tickets')).toBeNull()
  await first.close()
  await eventually('the other tab owns them', () => isOwner(second))
  await showsAll(second)
  expect((await issueFrom(second)).ms).toBeLessThan(PUSH_MS_MAX)
  expect(await errorsIn(second)).toEqual([])
})

test('two tabs that follow the same, each by itself, leave room for a command: equal polls share a connection', async () => {
  const [first, second] = [await aTab(), await aTab()]
  for (const page of [first, second]) {
    await follow(page)
    await showsAll(page)
  }
  await sleep(SETTLE_MS)
  const { ms, id } = await issueFrom(second)
  console.info(`with eight polls, four of each kind, a command took ${Math.round(ms)} ms`)
  expect(ms).toBeLessThan(PUSH_MS_MAX)
  for (const page of [first, second]) {
    await shows(page, id)
    expect(await errorsIn(page)).toEqual([])
  }
})

test('more polls than six connections make a command wait for the end of one, and not longer', async () => {
  const [first, second] = [await aTab(), await aTab()]
  await follow(first, 'first')
  await showsAll(first)
  await follow(second, 'second')
  await sleep(SETTLE_MS)
  const { ms, id } = await issueFrom(second)
  console.info(`with eight different polls a command took ${Math.round(ms)} ms`)
  // What one owner is for.
  expect(ms).toBeGreaterThan(PUSH_MS_MAX)
  expect(ms).toBeLessThan(STARVED_MS_MAX)
  await shows(first, id)
  for (const page of [first, second]) expect(await errorsIn(page)).toEqual([])
})

test('[GK13] a page that was offline catches up', async () => {
  const page = await aTab()
  await lead(page)
  await showsAll(page)
  await browser.context.setOffline(true)
  // An answer that is under way may still come; after it nothing does.
  await pauseFor('leaving')
  await sleep(SETTLE_MS)
  await pauseFor('offline')
  await sleep(SETTLE_MS)
  expect(await pausedFor(page, 'offline')).toBe(false)
  await browser.context.setOffline(false)
  await eventually('it shows the change', () => pausedFor(page, 'offline'), SHOWN_MS_MAX)
  expect(await errorsIn(page)).toEqual([])
})

test('[GK6] a page outlives a restart after which its token is too old: it proves itself anew and goes on', async () => {
  const page = await aTab()
  await lead(page)
  await showsAll(page)
  await server.end('SIGTERM')
  await world.sql(`update app_private.clock set settable = true, shift = interval '15 minutes'`)
  await pauseFor('restart')
  server = world.server({ PORT: new URL(base).port })
  await server.address()
  await eventually('it shows the change', () => pausedFor(page, 'restart'), SHOWN_MS_MAX)
  await showsAll(page)
  const errors = await errorsIn(page)
  expect(new Set(errors)).toEqual(new Set(['401']))
  expect(errors.length).toBeLessThanOrEqual(SHAPES.length * 2)
  const { id, ms } = await issueFrom(page)
  await shows(page, id)
  expect(ms).toBeLessThan(PUSH_MS_MAX)
})
