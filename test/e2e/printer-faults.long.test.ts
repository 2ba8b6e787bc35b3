import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { meetsFault, printerFaults } from './printer-faults.ts'
import { openPrinterWorld, type PrinterWorld } from './printer-world.ts'

vi.setConfig({ hookTimeout: 400_000 })

let world: PrinterWorld
beforeAll(async () => {
  world = await openPrinterWorld()
})
afterAll(() => world?.close())
afterEach(() => world.endCustomers())

test.each(Object.entries(printerFaults))('[Q3] [PO3] [PO4] %s: the customer is told the truth', (_, fault) =>
  meetsFault(world, fault),
)

test('[PO6] a slow printer is told to be slow, and printed is said once it was', async () => {
  const { printer } = world.plugIn({ slowMs: 800 })
  const page = await world.open()
  await world.kiosk.issue(page)
  await world.paperIs(page, 'printing')
  await world.paperIs(page, 'waiting')
  expect(await world.job(page)).toBe('sending')
  await world.paperIs(page, 'printed')
  expect((await world.papers(printer)).length).toBe(1)
})
