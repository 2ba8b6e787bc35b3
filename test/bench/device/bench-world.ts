import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { endAtOnce } from '../../browser/browser-processes.ts'
import { type OpenedBrowser, openProfile } from '../../browser/open-browser.ts'
import { bundlePage } from '../../conformance/client/bundle-page.ts'
import { type E2eServer, openE2eServer } from '../../e2e/e2e-server.ts'
import { eventually } from '../../jobs/eventually.ts'
import { type DemoBranch, demoBranch } from '../../operations/demo-device.ts'
import type { BenchPageApi } from './page-api.ts'

export type BenchPage = {
  readonly page: Page
  readonly api: {
    [Name in keyof BenchPageApi]: (
      ...given: Parameters<BenchPageApi[Name]>
    ) => Promise<Awaited<ReturnType<BenchPageApi[Name]>>>
  }
}
export type BenchDevice = {
  readonly branch: DemoBranch
  readonly service: string
  /** The server at a host of the device's own, which has a storage of its own. */
  readonly origin: string
}
export type BenchWorld = Awaited<ReturnType<typeof openBenchWorld>>

const LIVE_MS_MAX = 60_000

/** The server as `npm run demo` runs it, with durable commits, and a browser; each device at a host of its own. */
export async function openBenchWorld() {
  const server: E2eServer = await openE2eServer({ DEMO: '1', LOG_LEVEL: 'error' })
  const profile = mkdtempSync(join(tmpdir(), 'blesaf-bench-browser-'))
  let browser: OpenedBrowser = await openProfile(profile)
  const script = await bundlePage(join(import.meta.dirname, 'page/bench-page.ts'))

  /** The server's own page, with its headers and its rules for scripts; ours comes in past them. */
  async function openPage({ origin }: BenchDevice): Promise<BenchPage> {
    const page = await browser.context.newPage()
    await page.goto(`${origin}/enrol`)
    await page.evaluate(script)
    const call = (name: string, given: unknown[]) =>
      page.evaluate(
        ([method, parameters]) => {
          const found = (globalThis as unknown as { benchPage: Record<string, (...all: unknown[]) => unknown> })
            .benchPage
          return found[method as string]?.(...(parameters as unknown[]))
        },
        [name, given] as const,
      )
    const api = new Proxy({} as BenchPage['api'], {
      get:
        (_, name) =>
        (...given: unknown[]) =>
          call(String(name), given),
    })
    return { page, api }
  }

  return {
    server,
    get context() {
      return browser.context
    },
    profile,
    openPage,
    async enrol(host: string, slug: string, name: string): Promise<BenchDevice> {
      const branch = await demoBranch(server.base, slug)
      const device = branch.devices.find((each) => each.name === name)
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ device_id: device?.id })
      const answer = await fetch(`${server.base}/api/demo/enrolment`, { method: 'POST', headers, body })
      const { code } = (await answer.json()) as { code: string }
      const service = branch.services[0]?.id ?? ''
      const enrolled = { branch, service, origin: `http://${host}.localhost:${server.port}` }
      const { page, api } = await openPage(enrolled)
      const said = await api.enrol(code)
      if (said !== 'answer') throw new Error(`${name} of ${slug} was not enrolled: ${said}`)
      await page.close()
      return enrolled
    },
    /** A device that is live; a kiosk has a number to give. */
    async openLive(device: BenchDevice, { isKiosk = true } = {}): Promise<BenchPage> {
      const opened = await openPage(device)
      await opened.api.open()
      const isLive = async (): Promise<boolean> => (await opened.api.sync()).rung === 'live'
      await eventually('the device is live', isLive, LIVE_MS_MAX)
      if (!isKiosk) return opened
      await eventually('there is a number', async () => (await opened.api.tap(device.service)).refused === '')
      await opened.api.untilSent()
      return opened
    },
    /** As after a night: nothing of the browser is left but its disk. */
    async restartBrowser(): Promise<void> {
      await browser.close()
      browser = await openProfile(profile)
    },
    /** As when the power is cut, but that the machine goes on: every process of the browser at once, and then the same disk again. */
    async killBrowser(): Promise<void> {
      await endAtOnce(profile)
      await browser.close().catch(() => undefined)
      browser = await openProfile(profile)
    },
    async close(): Promise<void> {
      await browser.close()
      await server.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
