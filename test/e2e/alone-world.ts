import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { RecordedWrite } from '../../client/device/store/recorded-writes.ts'
import { type OpenedBrowser, openProfile } from '../browser/open-browser.ts'
import { openTab } from '../browser/open-tab.ts'
import { watchWrites } from '../browser/watch-writes.ts'
import { OutsideCluster } from '../operations/outside-cluster.ts'
import { APP_SECRET } from '../shapes/shapes-world.ts'
import { KIOSK } from './at-the-counter.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'

export type ArrivedTicket = { readonly number: string; readonly language: string; readonly queued_at: Date }

/** A kiosk whose computer is switched off and on, a server that is killed, and a database in which one can look. */
export type AloneWorld = {
  readonly server: E2eServer
  /** What the kiosk's pages asked of the disk, from its first visit on. */
  readonly writes: readonly RecordedWrite[]
  /** The kiosk after a start of its browser, from whatever answers: the server or the disk. */
  switchOn(): Promise<Page>
  switchOff(): Promise<void>
  /** What the authority has of tickets that this kiosk gave. */
  arrived(): Promise<readonly ArrivedTicket[]>
  now(): Promise<Date>
  close(): Promise<void>
}

export async function openAloneWorld(): Promise<AloneWorld> {
  const profile = mkdtempSync(join(tmpdir(), 'blesaf-kiosk-'))
  const cluster = new OutsideCluster()
  await cluster.create()
  const server = await openE2eServer({ DEMO: '1', DATABASE_URL: cluster.url(), APP_SECRET })
  const writes: RecordedWrite[] = []
  let browser: OpenedBrowser | undefined
  const at = (path: string): string => `http://kiosk-1.localhost:${server.port}${path}`
  const before = await idsOf()

  async function idsOf(): Promise<readonly string[]> {
    return (await cluster.root.query<{ id: string }>('select id from app.tickets')).rows.map(({ id }) => id)
  }

  return {
    server,
    writes,
    async switchOn() {
      const isFirst = browser === undefined && writes.length === 0
      browser = await openProfile(profile)
      await watchWrites(browser.context, writes)
      const { page } = await openTab(browser.context, at(isFirst ? '/' : '/kiosk'), KIOSK)
      await page.waitForURL('**/kiosk')
      return page
    },
    async switchOff() {
      await browser?.close()
      browser = undefined
    },
    async arrived() {
      const { rows } = await cluster.root.query<ArrivedTicket>(
        `select number, language, queued_at from app.tickets where origin = 'kiosk' and id <> all ($1) order by number`,
        [before],
      )
      return rows
    },
    async now() {
      const { rows } = await cluster.root.query<{ now: Date }>('select app.now() as now')
      return rows[0]?.now ?? new Date(Number.NaN)
    },
    async close() {
      await browser?.close()
      await server.close()
      await cluster.remove()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
