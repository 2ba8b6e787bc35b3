import type pg from 'pg'
import type { Browser, BrowserContext } from 'playwright-core'
import { asOwner } from '../../../server/configuration/as-owner.ts'
import { migrate } from '../../../sql/migrate/migrate.ts'
import { openSharedBrowser } from '../../browser/open-browser.ts'
import { type DemoBranch, demoBranch } from '../../operations/demo-device.ts'
import { OutsideCluster } from '../../operations/outside-cluster.ts'
import { APP_SECRET } from '../../shapes/shapes-world.ts'
import { type E2eServer, openE2eServer } from '../e2e-server.ts'
import { openForAMorning, SLUG } from './branch.ts'
import { createHallClock, type HallClock } from './hall-clock.ts'

const STEP_MS_MAX = 40_000

export type HallTicket = {
  readonly number: string
  readonly state: string
  readonly service_id: string
  readonly counter: string | null
}

/** A branch that is open for a morning, every day, and in which nothing has happened yet; another bank is at the same server. */
export type Hall = {
  readonly server: E2eServer
  readonly root: pg.Pool
  readonly branch: DemoBranch
  readonly tenantId: string
  readonly clock: HallClock
  /** What any page told its developer of, but for questions that nobody answered. */
  readonly faults: readonly string[]
  /** The address of a device of the branch. */
  at(device: string, language: string, path?: string): string
  /** A machine with a disk and a line of its own. */
  machine(): Promise<BrowserContext>
  serviceId(prefix: string): string
  /** That time of the day, as the wire tells it. */
  instantAt(time: string): string
  /** What the office does, without a screen. */
  office(name: string, args: Record<string, unknown>): Promise<{ kind: string }>
  /** Tickets of the branch as the authority has them, the first in line first. */
  tickets(): Promise<readonly HallTicket[]>
  close(): Promise<void>
}

export async function openHall(opensAt: string): Promise<Hall> {
  // When each step was committed is how its order is known afterwards.
  const cluster = new OutsideCluster({ track_commit_timestamp: 'on' })
  await cluster.create()
  const connection = { connectionString: cluster.url() }
  await migrate({ connection })
  const clock = createHallClock(() => cluster.root)
  await clock.set(opensAt)
  const [server, browser] = await Promise.all([
    openE2eServer({ DEMO: '1', DATABASE_URL: cluster.url(), APP_SECRET }),
    openSharedBrowser(),
  ])
  const { rows } = await cluster.root.query<{ tenant_id: string }>(
    'select tenant_id from app.branches where slug = $1',
    [SLUG],
  )
  const tenantId = rows[0]?.tenant_id ?? ''
  await openForAMorning(connection, tenantId)
  const branch = await demoBranch(server.base, SLUG)

  const faults: string[] = []

  return {
    ...{ server, branch, tenantId, clock, faults },
    get root() {
      return cluster.root
    },
    at: (device, language, path = '/') => `http://${device}.${SLUG}.localhost:${server.port}${path}?lang=${language}`,
    machine: () => openMachine(browser, clock, faults),
    office: (name, args) =>
      asOwner(connection, async (client) => {
        const { rows: told } = await client.query<{ answer: { results: { outcome: { kind: string } }[] } }>(
          `select app.push_own($1, $2, $3, 'intent', $4, gen_random_uuid()) as answer`,
          [tenantId, branch.id, name, JSON.stringify(args)],
        )
        return told[0]?.answer.results[0]?.outcome ?? { kind: 'unanswered' }
      }),
    instantAt: (time) => new Date(clock.at(time)).toISOString(),
    serviceId: (prefix) => branch.services.find((service) => service.prefix === prefix)?.id ?? '',
    async tickets() {
      const { rows: found } = await cluster.root.query<HallTicket>(
        `select t.number, t.state, t.service_id, c.label as counter from app.tickets t left join app.counters c on c.id = t.counter_id
          where t.branch_id = $1 order by t.order_at, t.id`,
        [branch.id],
      )
      return found
    },
    async close() {
      await browser.close()
      await server.close()
      await cluster.remove()
    },
  }
}

async function openMachine(browser: Browser, clock: HallClock, faults: string[]): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'fr-TN', timezoneId: 'Africa/Tunis' })
  context.setDefaultTimeout(STEP_MS_MAX)
  // Before its address a page is none of ours.
  context.on('weberror', (event) => {
    if (event.page()?.url() !== 'about:blank') faults.push(event.error().message)
  })
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  await clock.follow(context)
  return context
}
