import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { A_DAY, A_DAY_NOW, aLensDay } from '../../client/lens/a-lens-day.ts'
import { plainQueueByService } from '../../client/lens/plain-answers.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab } from '../browser/open-tab.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'
import { rendererMegabytes } from './renderer-memory.ts'
import { withoutCompiling } from './without-compiling.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 400_000 })

const LENS = resolve(import.meta.dirname, '../../client/dist/assets/lens')
/** What a tablet of 4 GB can spare; measured: client/lens/decisions/0001. */
const MEGABYTES_MAX = 300
/** So much later the browser has taken back what nobody holds. */
const SETTLE_MS = 3_000
const GIVEN_BACK = 0.75
const PER_DAY = 2000

let server: E2eServer
let browser: OpenedBrowser
let script = ''
beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer({ DEMO: '1' }), openBrowser()])
  script = `/assets/lens/${readdirSync(LENS).find((name) => /^open-lens-.*\.js$/.test(name))}`
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const day = aLensDay('e2e', PER_DAY)
const question = { branch_id: day.branchId, day: A_DAY.today, at: A_DAY_NOW }

type Told = { times: Record<string, number>; state: { kind: string; why?: string }; firstMs: number; rows: unknown }

/** Opens the lens that was built, on a page of the server, over rows of ours, until it is in one of `kinds`. */
async function openLens(page: Page, kinds: string[], hurry: number): Promise<Told> {
  await page.evaluate(`void (globalThis.given = ${JSON.stringify({ day, question })})`)
  return page.evaluate(`(async () => {
    const { day, question } = globalThis.given
    const { openLens } = await import(${JSON.stringify(script)})
    const byId = (rows) => new Map(rows.map((row) => [row.id, row]))
    const device = { view: { tickets: byId(day.tickets), counters: byId(day.counters) }, subscribe: () => () => undefined }
    const timers = { after: (ms, work) => { const timer = setTimeout(work, ms / ${hurry}); return () => clearTimeout(timer) } }
    const lens = openLens(device, timers)
    const startedAt = performance.now()
    const times = {}
    await new Promise((resolve) => {
      lens.subscribe(() => {
        times[lens.state.kind] ??= performance.now() - startedAt
        if (${JSON.stringify(kinds)}.includes(lens.state.kind)) resolve()
      })
      lens.want(true)
    })
    const askedAt = performance.now()
    const reply = await lens.ask('queue_by_service', question)
    const firstMs = performance.now() - askedAt
    globalThis.endLens = () => lens.want(false)
    return { times, state: lens.state, firstMs, rows: reply.rows }
  })()`)
}

async function aTab(base: string): Promise<Page> {
  const { page } = await openTab(browser.context, `${base}/teller?lang=en`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  return page
}
const rounded = (rows: unknown) =>
  JSON.parse(JSON.stringify(rows), (_, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value))

test('[LL1] the built lens starts under the content policy of the server, and takes the memory that it may', async () => {
  const page = await aTab(server.base)
  const before = rendererMegabytes()
  const cold = await openLens(page, ['ready', 'broken'], 1)
  const taken = rendererMegabytes() - before
  expect(cold.state.kind).toBe('ready')
  expect(rounded(cold.rows)).toEqual(rounded(plainQueueByService(day.tickets, A_DAY.today, A_DAY_NOW)))
  await page.evaluate('endLens()')
  const warm = await openLens(page, ['ready', 'broken'], 1)
  await page.evaluate('endLens()')
  const developer = await browser.context.newCDPSession(page)
  await developer.send('HeapProfiler.collectGarbage')
  await page.waitForTimeout(SETTLE_MS)
  const left = rendererMegabytes() - before
  const figures = [cold, warm].map(({ times, firstMs }) => ({
    filling_ms: Math.round(times.filling ?? 0),
    ready_ms: Math.round(times.ready ?? 0),
    first_ms: Math.round(firstMs),
  }))
  console.log(
    `lens: cold ${JSON.stringify(figures[0])}, warm ${JSON.stringify(figures[1])}, ${Math.round(taken)} MB, after its end ${Math.round(left)} MB`,
  )
  expect(taken).toBeLessThan(MEGABYTES_MAX)
  // The rows of this test stay in its page; the database does not.
  expect(left).toBeLessThan(taken * GIVEN_BACK)
  await page.close()
})

test('[LL2] where the policy forbids compiling it is ended in its time, and the page goes on', async () => {
  const strict = await withoutCompiling(server.base)
  const page = await aTab(strict.base)
  const { state } = await openLens(page, ['ready', 'broken'], 20)
  expect(state).toMatchObject({ kind: 'broken' })
  expect(['overdue', 'crashed']).toContain(state.why)
  console.log(`lens: a policy that forbids compiling ends as ${state.why}`)
  strict.close()
  expect(await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => resolve(true)))')).toBe(true)
  await page.close()
})
