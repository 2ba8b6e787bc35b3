import { cpSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { type RawRow, readTable } from '../../e2e/page-disk.ts'
import { eventually } from '../../jobs/eventually.ts'
import type { BenchDevice, BenchWorld } from '../device/bench-world.ts'
import { openKiosk } from '../device/kiosk-hand.ts'
import { watchPage } from '../device/watch-page.ts'

/** What outlives the browser: the paper of each of its lives, and the numbers that somebody saw. */
export type Outside = { readonly papers: readonly Uint8Array[]; readonly shown: readonly string[] }
/** What the disk and the server say in the end. */
export type Kept = {
  readonly issued: readonly RawRow[]
  readonly known: readonly RawRow[]
  readonly jobs: readonly RawRow[]
}

const FIRST_NUMBER_MS_MAX = 30_000
/** Printing begins about two seconds after a page's start: what its predecessor left in the printer has come out by then. */
const KILLED_AFTER_MS_MAX = 4_500
const SENT_MS_MAX = 120_000
/** Each database with how much lies in its tables: to be read by whoever asks why a kiosk does not begin. */
const DISK = `indexedDB.databases().then((all) => Promise.all(all.map(async ({ name }) => {
  const settled = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  const database = await settled(indexedDB.open(name))
  const tables = [...database.objectStoreNames]
  const counts = tables.map((table) => settled(database.transaction(table).objectStore(table).count()))
  return [name, database.version, tables, await Promise.all(counts)]
})))`

/** A hand that never rests, and a browser that is killed under it at any moment; the same disk each time. */
export async function killRounds(
  world: BenchWorld,
  device: BenchDevice,
  rounds: number,
  progress: (line: string) => void,
): Promise<Outside & Kept> {
  await (await world.openLive(device)).page.close()
  const lives = new Map<string, Buffer[]>()
  const shown: string[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const before = shown.length
    const page = await world.context.newPage()
    await page.exposeFunction('printerTook', (life: string, base64: string) => {
      lives.set(life, [...(lives.get(life) ?? []), Buffer.from(base64, 'base64')])
    })
    await page.exposeFunction('numberShown', (number: string) => void shown.push(number))
    await watchPage(page, 'sink-printer')
    await watchPage(page, 'busy-hand')
    // What is killed on its way ends with an error.
    page.goto(`${device.origin}/kiosk?lang=fr`).catch(() => undefined)
    const isTaken = async (): Promise<boolean> => shown.length > before
    await eventually('a number is shown', isTaken, FIRST_NUMBER_MS_MAX).catch(async (error: Error) => {
      const said = await page.locator('body').innerText({ timeout: FIRST_NUMBER_MS_MAX })
      const disk = JSON.stringify(await page.evaluate(DISK).catch(String))
      const copy = `${world.profile}-round-${round}`
      cpSync(world.profile, copy, { recursive: true })
      const about = `at ${page.url()}; its disk, of which ${copy} is a copy: ${disk}`
      throw new Error(`round ${round} shows no number, ${about}; the screen says: ${said}`, { cause: error })
    })
    await sleep(Math.random() * KILLED_AFTER_MS_MAX)
    await world.killBrowser()
    if (round % 20 === 0)
      progress(`${round} of ${rounds} rounds: ${shown.length} numbers shown, ${lives.size} lives printed`)
  }
  const kept = await readKept(world, device)
  return { papers: [...lives.values()].map((parts) => Buffer.concat(parts)), shown, ...kept }
}

/** With the server there, until all of it has arrived. */
async function readKept(world: BenchWorld, device: BenchDevice): Promise<Kept> {
  const page = await world.context.newPage()
  await openKiosk(page, device.origin)
  const issuesOf = async () => (await readTable(page, 'outbox')).filter(({ name }) => name === 'issue_ticket')
  await eventually(
    'all is sent',
    async () => (await issuesOf()).every(({ outcome }) => outcome !== undefined),
    SENT_MS_MAX,
  )
  const issued = await issuesOf()
  const known = () => ticketsOf(page)
  await eventually(
    'all came back',
    async () => {
      const ids = new Set((await known()).map(({ key }) => key))
      return issued.every(({ args }) => ids.has(args.ticket_id))
    },
    SENT_MS_MAX,
  ).catch(() => undefined)
  const kept = { issued, known: await known(), jobs: await readTable(page, 'prints') }
  await page.close()
  return kept
}

/** As the server tells them, by its stream alone. */
async function ticketsOf(page: Page): Promise<readonly RawRow[]> {
  return (await readTable(page, 'base')).filter(({ shape }) => shape === 'tickets')
}
