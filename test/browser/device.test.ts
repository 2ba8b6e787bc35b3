import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { bundlePage } from '../conformance/client/bundle-page.ts'
import { type OpenedBrowser, openBrowser } from '../conformance/client/open-browser.ts'
import { eventually } from '../jobs/eventually.ts'
import { type DemoBranch, Device, demoBranch } from '../operations/demo-device.ts'
import type { ServerProcess } from '../setup/run-server.ts'
import { SHAPES } from '../shapes/follow.ts'
import { openShapesWorld, type ShapesWorld } from '../shapes/shapes-world.ts'
import type { PageApi } from './page-api.ts'

/** The first time, the browser itself may have to be installed. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 400_000 })

const SHOWN_MS_MAX = 20_000
const QUOTA_BYTES = 300_000

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
  script = await bundlePage(join(import.meta.dirname, 'page/device-page.ts'))
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

type PageWindow = { devicePage: PageApi }
type Api = {
  [Name in keyof PageApi]: (...given: Parameters<PageApi[Name]>) => Promise<Awaited<ReturnType<PageApi[Name]>>>
}
type Tab = Api & { readonly page: Page }

/** A page that the server itself serves, with its headers and its rules for scripts; ours comes in past them. */
async function aTab(): Promise<Tab> {
  const page = await browser.context.newPage()
  pages.push(page)
  await page.goto(base)
  await page.evaluate(script)
  const call = (name: string, given: unknown[]) =>
    page.evaluate(
      ([method, parameters]) => {
        const api = (globalThis as unknown as PageWindow).devicePage as unknown as Record<
          string,
          (...all: unknown[]) => unknown
        >
        return api[method as string]?.(...(parameters as unknown[]))
      },
      [name, given] as const,
    )
  return new Proxy({ page } as Tab, {
    // A proxy that answered to `then` would be awaited as a promise.
    get: (tab, name) =>
      name === 'page' ? tab.page : name === 'then' ? undefined : (...given: unknown[]) => call(String(name), given),
  })
}

async function aCode(): Promise<string> {
  const id = branch.devices.find(({ kind }) => kind === 'kiosk')?.id
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${base}/api/demo/enrolment`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ device_id: id }),
  })
  return ((await answer.json()) as { code: string }).code
}

const has = (tab: Tab, shape: string, isIt: (row: Record<string, unknown>) => boolean) =>
  eventually(`the disk has it in ${shape}`, async () => (await tab.rows(shape)).some(isIt), SHOWN_MS_MAX)

async function issueFrom(tab: Tab, n: number): Promise<string> {
  const command = writer.writeIssue(n)
  const body = JSON.stringify({ protocol: 1, writer: writer.writer, epoch: 1, commands: [command] })
  const reply = await tab.push(body)
  expect(reply).toMatchObject({
    kind: 'answer',
    answer: { results: [{ id: command.id, outcome: { kind: 'applied' } }] },
  })
  return String(command.args.ticket_id)
}

test('[ID12] [ID13] a browser becomes a device by a code, once, with a key that cannot be taken out of it', async () => {
  const tab = await aTab()
  expect((await tab.open()).kind).toBe('not_enrolled')
  expect(await tab.enrol('K7Q-F3M-9X')).toBe('code_wrong')
  const code = await aCode()
  expect(await tab.enrol(code.toLowerCase())).toBe('answer')
  expect(await tab.enrol(code)).toBe('code_wrong')
  const kiosk = branch.devices.find(({ kind }) => kind === 'kiosk')?.id
  expect(await tab.open()).toEqual({ kind: 'open', deviceId: kiosk, isExportable: false })
})

test('[ID13] a page that is opened later proves itself by the kept key, and is answered', async () => {
  const tab = await aTab()
  expect((await tab.open()).kind).toBe('open')
  const reply = await tab.heartbeat()
  expect(reply).toMatchObject({ kind: 'answer', answer: { today: branch.today } })
  expect(reply.kind === 'answer' && reply.round_trip_ms > 0).toBe(true)
})

test('without a network a question is unreachable, and the next one after it is answered', async () => {
  const tab = await aTab()
  await tab.open()
  await browser.context.setOffline(true)
  expect(await tab.heartbeat()).toEqual({ kind: 'unreachable', why: 'network' })
  await browser.context.setOffline(false)
  expect(await tab.heartbeat()).toMatchObject({ kind: 'answer' })
})

test('[LE1] [ST3] one tab brings four shapes to the disk, the other hears of them, and a command comes back by the stream', async () => {
  const [first, second] = [await aTab(), await aTab()]
  await first.open()
  await second.open()
  await first.lead(SHAPES)
  for (const shape of SHAPES)
    await eventually(`${shape} is there`, async () => (await first.position(shape)) !== undefined, SHOWN_MS_MAX)
  await second.lead(SHAPES)
  const { rows } = await world.cluster.root.query<{ n: number }>(
    'select count(*)::int as n from app.counters where branch_id = $1',
    [branch.id],
  )
  expect(await first.rows('counters')).toHaveLength(rows[0]?.n ?? -1)
  expect((await second.rows('tickets')).length).toBe((await first.rows('tickets')).length)
  const startedMs = performance.now()
  const id = await issueFrom(second, 701)
  await has(second, 'tickets', (row) => row.id === id)
  console.info(`from the tap's push to the row on the other tab's disk ${Math.round(performance.now() - startedMs)} ms`)
  expect([await first.isLeader(), await second.isLeader()]).toEqual([true, false])
  expect((await second.heard()).base).toBeGreaterThan(0)
})

test('[LE2] a leader whose page crashes is followed by the other tab, which goes on from the disk', async () => {
  const [first, second] = [await aTab(), await aTab()]
  await first.open()
  await second.open()
  await first.lead(SHAPES)
  await eventually('the first leads', () => first.isLeader())
  await second.lead(SHAPES)
  const asked: URL[] = []
  second.page.on(
    'request',
    (request) => void (request.url().includes('/v1/shape') && asked.push(new URL(request.url()))),
  )
  await first.page.goto('chrome://crash').catch(() => undefined)
  await eventually('the second leads', () => second.isLeader())
  const id = await issueFrom(second, 702)
  await has(second, 'tickets', (row) => row.id === id)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((url) => url.searchParams.get('offset') === '-1')).toEqual([])
})

test('the server goes away and comes again: the feed says so and goes on by itself', async () => {
  const tab = await aTab()
  await tab.open()
  await tab.lead(SHAPES)
  await eventually('it follows', async () => (await tab.news()).filter((kind) => kind === 'up_to_date').length >= 4)
  await server.end('SIGTERM')
  await eventually('it says so', async () => (await tab.news()).includes('unreachable'), SHOWN_MS_MAX)
  server = world.server({ PORT: new URL(base).port })
  await server.address()
  const id = await issueFrom(tab, 703)
  await has(tab, 'tickets', (row) => row.id === id)
})

test('[ST4] a disk that is really full refuses with its code, and takes again once there is room', async () => {
  // A browser of its own: Chromium remembers for a while how much room an origin had.
  const fresh = await openBrowser()
  try {
    const page = await fresh.context.newPage()
    await page.goto(base)
    const session = await fresh.context.newCDPSession(page)
    const { origin } = new URL(base)
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA_BYTES })
    await page.evaluate(script)
    const fill = (bytes: number) =>
      page.evaluate((much) => (globalThis as unknown as PageWindow).devicePage.fill(much), bytes)
    expect(await fill(1_000)).toBeUndefined()
    expect(await fill(QUOTA_BYTES * 10)).toEqual({ code: 'quota_exceeded', cause: 'QuotaExceededError' })
    expect(await fill(1_000)).toBeUndefined()
    await session.send('Storage.overrideQuotaForOrigin', { origin })
    expect(await fill(QUOTA_BYTES * 10)).toBeUndefined()
  } finally {
    await fresh.close()
  }
})
