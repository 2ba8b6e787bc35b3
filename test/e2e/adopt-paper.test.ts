import { randomUUID, webcrypto } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { layoutFaults } from '../browser/layout-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import type { Tab } from '../browser/open-tab.ts'
import { atCounter, isInQueue, isKeptWhole, isOn, openKiosk, openTeller, takeTicket } from './at-the-counter.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'
import { readTable } from './page-disk.ts'
import { addressOf, type Paper, paperOf } from './paper-of.ts'
import { giveCamera, layBeforeCamera, scanByHand } from './scan-paper.ts'

const A_BREATH_MS = 200

/** A kiosk and a tablet of one branch, which lose their server together. */
let server: E2eServer
let browser: OpenedBrowser
let kiosk: Tab
let teller: Tab
const papers: Paper[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer({ DEMO: '1' }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const faultsOf = async ({ page }: Tab) => [...(await accessibilityFaults(page)), ...(await layoutFaults(page))]
const says = (text: string | RegExp) => teller.page.getByText(text).first().waitFor()
const adopted = async () => (await readTable(teller.page, 'outbox')).filter(({ name }) => name === 'adopt_ticket')
const numberOf = (paper: Paper | undefined): string => paper?.record.number ?? ''
/** How many tickets of the number the tablet has heard of from the server. */
const heardOf = async (number: string) =>
  (await readTable(teller.page, 'base')).filter(({ shape, row }) => shape === 'tickets' && row.number === number)

test('what reads codes comes to the tablet before anybody needs it', async () => {
  kiosk = await openKiosk(browser.context, server)
  teller = await openTeller(browser.context, server, 1, '1')
  await Promise.all([isOn(kiosk.page, 'live'), isOn(teller.page, 'live')])
  await Promise.all([isKeptWhole(kiosk.page), isKeptWhole(teller.page)])
  const isKept = `caches.open('lens').then((cache) => cache.keys()).then((all) => all.some(({ url }) => url.includes('zxing_reader')))`
  await expect.poll(() => teller.page.evaluate(isKept), { timeout: 40_000, interval: 500 }).toBe(true)
})

test('[Q7] with the server dead the kiosk’s paper is scanned by hand, on a keyboard of another layout, and called', async () => {
  await server.kill()
  for (let n = 0; n < 2; n += 1) papers.push(await paperOf(kiosk.page, await takeTicket(kiosk.page)))
  await Promise.all([isOn(kiosk.page, 'isolated'), isOn(teller.page, 'isolated')])
  const [paper] = papers as [Paper]
  await scanByHand(teller.page, await addressOf(paper))
  await says('was not known here')
  await expect.poll(() => atCounter(teller.page)).toBe(numberOf(paper))
  const [command] = await adopted()
  expect(command.args).toMatchObject({
    ticket_id: paper.record.ticketId,
    issued_by: paper.record.deviceId,
    proof: 'signed',
    secret: expect.any(String),
  })
})

test('[EF4] taken back it waits, since its holder has the paper; scanned again it is called again', async () => {
  const [paper] = papers as [Paper]
  await teller.page.getByRole('button', { name: /^Undo: \W*Call this ticket/ }).click()
  await isInQueue(teller.page, numberOf(paper))
  // Keys that come in one breath with a scan are taken for its beginning; no hand is as quick.
  await teller.page.waitForTimeout(A_BREATH_MS)
  await scanByHand(teller.page, await addressOf(paper))
  await expect.poll(() => atCounter(teller.page)).toBe(numberOf(paper))
  expect(await adopted()).toHaveLength(1)
})

test('[RC14] scanned again it is the same ticket, which stands at the counter', async () => {
  await scanByHand(teller.page, await addressOf(papers[0] as Paper))
  await expect.poll(() => atCounter(teller.page)).toBe(numberOf(papers[0]))
  expect(await adopted()).toHaveLength(1)
})

test('[RC9] forged, foreign and yesterday’s paper is told in words and taken in by nobody', async () => {
  const paper = papers[1] as Paper
  const { privateKey } = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const sign = async (text: string) =>
    Buffer.from(
      await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, Buffer.from(text)),
    ).toString('base64url')
  await scanByHand(teller.page, await addressOf({ ...paper, sign }))
  await says('does not come from our kiosk')
  expect(await faultsOf(teller)).toEqual([])
  await scanByHand(teller.page, await addressOf(paper, { branchId: randomUUID() }))
  await says('from another branch')
  await scanByHand(teller.page, await addressOf(paper, { numberDay: '2026-01-02' }))
  await says('from another day')
  await scanByHand(teller.page, `${paper.page}#AQAA`)
  await says('not read to its end')
  expect(await adopted()).toHaveLength(1)
})

test('[Q7] another one is held before the camera, read on this tablet alone', async () => {
  const paper = papers[1] as Paper
  await giveCamera(teller.page)
  await teller.page.getByRole('button', { name: 'Scan a ticket' }).click()
  await teller.page.getByText('Hold the square code').waitFor()
  expect(await faultsOf(teller)).toEqual([])
  await layBeforeCamera(teller.page, await addressOf(paper))
  await teller.page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => adopted().then((rows) => rows.map(({ args }) => args.number))).toEqual(papers.map(numberOf))
  await expect.poll(() => atCounter(teller.page)).toBe(numberOf(paper))
  // The browser tells its developer of each question that nobody answers.
  expect(teller.faults.filter((fault) => !fault.startsWith('Failed to load resource: net::'))).toEqual([])
})

test('[RC10] the paper of a kiosk that nobody here knows is taken in, and marked', async () => {
  const changes = { deviceId: randomUUID(), ticketId: randomUUID(), number: 'A-Z77' }
  await scanByHand(teller.page, await addressOf(papers[1] as Paper, changes))
  await says('not known here yet')
  const last = (await adopted()).at(-1)
  expect(last.args).toMatchObject({ number: 'A-Z77', proof: 'unverified' })
  // Its token is of another ticket.
  expect(last.args).not.toHaveProperty('secret')
})

test('[I1] [I2] the server is back: each paper is one ticket, though kiosk and tablet both told of it', async () => {
  await server.restart()
  await Promise.all([isOn(kiosk.page, 'live'), isOn(teller.page, 'live')])
  const waits = async (page: Tab['page']) =>
    (await readTable(page, 'outbox')).filter(({ outcome }) => outcome === undefined || outcome === null).length
  await expect.poll(() => waits(teller.page)).toBe(0)
  await expect.poll(() => waits(kiosk.page)).toBe(0)
  for (const { record, page } of papers) {
    await expect.poll(async () => (await heardOf(record.number)).length).toBe(1)
    const answer = await fetch(`${server.base}/api/t/${page.split('/t/')[1]}`)
    expect(await answer.json()).toMatchObject({ number: record.number, state: 'called' })
  }
  expect(await adopted()).toHaveLength(3)
})
