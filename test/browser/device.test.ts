import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { bundlePage } from '../conformance/client/bundle-page.ts'
import { eventually } from '../jobs/eventually.ts'
import { type DemoBranch, demoBranch } from '../operations/demo-device.ts'
import type { ServerProcess } from '../setup/run-server.ts'
import { openShapesWorld, type ShapesWorld } from '../shapes/shapes-world.ts'
import { type OpenedBrowser, openBrowser } from './open-browser.ts'
import type { PageApi } from './page-api.ts'

const LIVE_MS_MAX = 30_000
const QUOTA_BYTES = 300_000

/** A server, its demo and a browser live through all of this, in this order. */
let world: ShapesWorld
let server: ServerProcess
let base = ''
let script = ''
let browser: OpenedBrowser
let branch: DemoBranch
let service = ''
const pages: Page[] = []

beforeAll(async () => {
  world = await openShapesWorld()
  server = world.server()
  base = await server.address()
  branch = await demoBranch(base, 'jerba-houmt')
  service = branch.services.find(({ prefix }) => prefix === 'A')?.id ?? ''
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

const rungOf = async (tab: Tab) => (await tab.sync()).rung
const isLive = (tab: Tab) => eventually('the device is live', async () => (await rungOf(tab)) === 'live', LIVE_MS_MAX)
const shows = (tab: Tab, number: string, standing: string) =>
  eventually(
    `${number} is ${standing}`,
    async () => (await tab.tickets()).some((ticket) => ticket.number === number && ticket.standing === standing),
    LIVE_MS_MAX,
  )

/** A kiosk knows its lane from the first contact of its writer on. */
async function issueFrom(tab: Tab): Promise<{ said: string; commandId: string; ms: number }> {
  let issued = await tab.issue(service)
  await eventually('there is a number', async () => {
    if (issued.commandId === '') issued = await tab.issue(service)
    return issued.commandId !== ''
  })
  return issued
}

test('[ID12] [ID13] a browser becomes a device by a code, once, with a key that cannot be taken out of it', async () => {
  const tab = await aTab()
  expect((await tab.open()).kind).toBe('not_enrolled')
  expect(await tab.enrol('K7Q-F3M-9X')).toBe('code_wrong')
  const code = await aCode()
  expect(await tab.enrol(code.toLowerCase())).toBe('answer')
  expect(await tab.enrol(code)).toBe('code_wrong')
  const kiosk = branch.devices.find(({ kind }) => kind === 'kiosk')?.id
  expect(await tab.open()).toMatchObject({ kind: 'open', deviceId: kiosk, isExportable: false })
})

test('[ID13] a page that is opened later proves itself by the kept key, and is live with the whole branch', async () => {
  const tab = await aTab()
  expect((await tab.open()).kind).toBe('open')
  await isLive(tab)
  const { rows } = await world.cluster.root.query<{ n: number }>(
    'select count(*)::int as n from app.counters where branch_id = $1',
    [branch.id],
  )
  expect(await tab.counters()).toBe(rows[0]?.n)
  expect(await tab.mistakes()).toEqual([])
})

test('[OB1] [LE1] a number is there at the tap in whichever tab, and both tabs show what the authority made of it', async () => {
  const [first, second] = [await aTab(), await aTab()]
  await first.open()
  await isLive(first)
  await second.open()
  const issued = await issueFrom(second)
  const startedMs = performance.now()
  expect(await second.outcome(issued.commandId)).toBe('applied')
  const outcomeMs = performance.now() - startedMs
  for (const tab of [first, second]) await shows(tab, issued.said, 'confirmed')
  console.info(
    `${issued.said}: tap ${issued.ms.toFixed(1)} ms, outcome after ${Math.round(outcomeMs)} ms, confirmed in both tabs after ${Math.round(performance.now() - startedMs)} ms`,
  )
  expect([(await first.sync()).isLeader, (await second.sync()).isLeader]).toEqual([true, false])
  expect([...(await first.mistakes()), ...(await second.mistakes())]).toEqual([])
})

test('[LE2] a leader whose page crashes is followed by the other tab, which goes on from the disk', async () => {
  const [first, second] = [await aTab(), await aTab()]
  await first.open()
  await isLive(first)
  await second.open()
  const asked: URL[] = []
  second.page.on('request', (request) => {
    if (request.url().includes('/v1/shape')) asked.push(new URL(request.url()))
  })
  await first.page.goto('chrome://crash').catch(() => undefined)
  const crashedMs = performance.now()
  await eventually('the second leads', async () => (await second.sync()).isLeader)
  console.info(`another tab led ${Math.round(performance.now() - crashedMs)} ms after the crash`)
  const issued = await issueFrom(second)
  await shows(second, issued.said, 'confirmed')
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((url) => url.searchParams.get('offset') === '-1')).toEqual([])
})

test('[NU2] [PU2] numbers go on while the server is away, outlast a reload, and are all there once it is back', async () => {
  const tab = await aTab()
  await tab.open()
  await isLive(tab)
  await issueFrom(tab)
  await server.end('SIGTERM')
  const alone = [await issueFrom(tab), await issueFrom(tab), await issueFrom(tab)]
  expect(new Set(alone.map(({ said }) => said)).size).toBe(3)
  expect((await tab.sync()).pendingCount).toBeGreaterThanOrEqual(3)
  // As after a reload, with nothing but the disk.
  const { ms } = await tab.open()
  console.info(`opened from the disk alone in ${Math.round(ms)} ms`)
  for (const { said } of alone) await shows(tab, said, 'pending')
  expect(await tab.counters()).toBeGreaterThan(0)
  server = world.server({ PORT: new URL(base).port })
  await server.address()
  for (const { commandId } of alone) expect(await tab.outcome(commandId)).toBe('applied')
  await isLive(tab)
  for (const { said } of alone) await shows(tab, said, 'confirmed')
  expect(await tab.mistakes()).toEqual([])
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
