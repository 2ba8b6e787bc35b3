import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { FakeUsbPrinter } from '../../printer/fake/fake-usb-printer.ts'
import { tokenToTicketKey } from '../../sync/tickets/ticket-token.ts'
import { readCode } from '../printing/read-papers.ts'
import { readTable } from './page-disk.ts'
import { meetsFault, printerFaults } from './printer-faults.ts'
import { openPrinterWorld, type PrinterWorld } from './printer-world.ts'

let world: PrinterWorld
beforeAll(async () => {
  world = await openPrinterWorld()
})
afterAll(() => world?.close())
afterEach(() => world.endCustomers())

const numbers = async (printer: FakeUsbPrinter) =>
  (await world.papers(printer)).filter(({ isWhole }) => isWhole).map(({ signed }) => signed?.record.number)

test('[Q1] a kiosk that never had a printer shows the code at once, and no paper comes out later', async () => {
  const page = await world.open()
  const number = await world.kiosk.issue(page)
  await world.paperIs(page, 'screen')
  await page.getByRole('img', { name: 'QR code of ticket' }).waitFor()
  await world.kiosk.done(page)
  await expect.poll(() => world.job(page)).toBe('failed not_paired on_screen')
  expect(number).toMatch(/^[A-Z]-/)
})

test('[Q3] [KP1] [KP2] a tap, and the paper lies there: its code read by another reader is signed by this very device', async () => {
  const { printer } = world.plugIn()
  const page = await world.open()
  const number = await world.kiosk.issue(page)
  await world.paperIs(page, 'printed')
  expect(await world.job(page)).toBe('printed')
  const [paper, ...others] = await world.papers(printer)
  expect(others).toEqual([])
  expect(paper?.isWhole).toBe(true)
  expect(await world.judge(paper)).toMatchObject({ kind: 'signed', record: { number } })
  const address = new URL(paper?.text ?? '')
  const key = tokenToTicketKey(address.pathname.slice('/t/'.length))
  expect(key?.ticketId).toBe(paper?.signed?.record.ticketId)
  // What the screen shows is that paper, dot for dot, but for a signature that is another one each time.
  const picture = page.getByRole('img', { name: 'as it is printed' })
  await picture.waitFor()
  const dots = (await picture.evaluate(
    '((canvas) => ({ width: canvas.width, height: canvas.height, data: [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data].filter((_, at) => at % 4 === 0) }))(document.querySelector("canvas"))',
  )) as { width: number; height: number; data: number[] }
  expect([dots.width, dots.height]).toEqual([paper?.bitmap.widthDots, paper?.bitmap.heightDots])
  const bytes = new Uint8Array((dots.width / 8) * dots.height)
  for (const [at, shade] of dots.data.entries())
    if (shade < 128) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7))
  const shown = await readCode({ widthDots: dots.width, heightDots: dots.height, bytes })
  expect(shown.signed?.record).toEqual(paper?.signed?.record)
  await world.kiosk.sent(page)
  expect(await world.kiosk.ticket(number)).toMatchObject({ state: 'waiting' })
})

const COMMON = ['paper out before', 'pulled out within a ticket'] as const
test.each(COMMON)('[Q3] [PO3] [PO4] %s: the customer is told the truth', (name) =>
  meetsFault(world, printerFaults[name]),
)

test('[SL4] loaded anew in the middle of a ticket: nobody knows, nothing is sent again, the ticket arrives once', async () => {
  const { printer } = world.plugIn({ slowMs: 400 })
  const page = await world.open()
  const number = await world.kiosk.issue(page)
  await expect.poll(() => world.job(page)).toBe('sending')
  await expect.poll(() => printer.taken.length).toBeGreaterThan(8_000)
  await page.reload()
  await expect.poll(() => world.job(page)).toBe('unknown crashed')
  // Who still stands there has the code, and nobody else is asked.
  await world.paperIs(page, 'maybe_printed')
  expect(await page.locator('main output').innerText()).toBe(number)
  await page.waitForTimeout(4_000)
  expect(await numbers(printer)).toEqual([])
  await world.kiosk.done(page)
  await world.kiosk.sent(page)
  const { rows } = await world.kiosk.world.cluster.root.query(
    "select 1 from app.tickets where branch_id = $1 and number = $2 and queued_at > app.now() - interval '1 hour'",
    [world.kiosk.branch.id, number],
  )
  expect(rows.length).toBe(1)
})

test('[SL8] [KP9] [KP10] new paper brings exactly the tickets that nobody took from the screen, in their order', async () => {
  const { printer } = world.plugIn()
  const page = await world.open()
  await world.kiosk.issue(page)
  await world.paperIs(page, 'printed')
  await world.kiosk.done(page)
  printer.set('paper_out')
  const missing: string[] = []
  for (let n = 0; n < 2; n += 1) {
    const number = await world.kiosk.issue(page)
    await world.paperIs(page, 'no_paper')
    await world.beginAgain(page)
    // Who stands there still begins with that ticket.
    await world.paperIs(page, 'no_paper')
    expect(await page.locator('main output').innerText()).toBe(number)
    await page.locator('header').getByText('Djerba Olive Quarter').waitFor()
    await page.getByText(/ahead of you/i).waitFor()
    await page.locator('footer [data-rung]').waitFor()
    await world.leaveWithoutAWord(page)
    await page.locator('main section button').first().waitFor()
    missing.push(number)
  }
  await world.kiosk.issue(page)
  await world.paperIs(page, 'no_paper')
  await world.kiosk.done(page)
  const before = (await numbers(printer)).length
  printer.set(undefined)
  // The papers themselves are read once: that takes the time in which these printers print.
  const printed = async () => (await readTable(page, 'prints')).filter(({ state }) => state === 'printed').length
  await expect.poll(printed).toBe(1 + missing.length)
  expect((await numbers(printer)).slice(before)).toEqual(missing)
})

test('[SL12] of two tabs one prints, and the other goes on when it ends', async () => {
  const { printer } = world.plugIn()
  const [first, second] = [await world.open(), await world.open()]
  const one = await world.kiosk.issue(second)
  await world.paperIs(second, 'printed')
  await world.kiosk.done(second)
  expect(await numbers(printer)).toEqual([one])
  await first.close()
  const two = await world.kiosk.issue(second)
  await world.paperIs(second, 'printed')
  expect(await numbers(printer)).toEqual([one, two])
})
