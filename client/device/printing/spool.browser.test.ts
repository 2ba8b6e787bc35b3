import { afterEach, expect, test } from 'vitest'
import { browserResults } from '../../../printer/browser/browser-results.ts'
import { openUsbPrinter } from '../../../printer/browser/open-usb-printer.ts'
import { pageTime } from '../../../printer/browser/page-time.ts'
import { createFakeUsb } from '../../../printer/fake/fake-usb.ts'
import { encodeMarked, readPapers } from '../../../printer/fake/marked-tickets.ts'
import { createPairingMemory } from '../../../printer/fake/pairing-memory.ts'
import { createSpool } from '../../../printer/spool/create-spool.ts'
import type { Store } from '../../../sync/ports/store.ts'
import { COMMITS } from '../store/database-versions.ts'
import { RECORD_WRITES, type RecordedWrite, TELL_WRITE } from '../store/recorded-writes.ts'
import { after, aStoreWorld } from '../store/store-world.ts'
import { uncarriedIn } from '../store/uncarried.ts'
import { weakWrites } from '../store/weak-writes.ts'
import { createLeadership } from '../tabs/locks-leadership.ts'
import { createJobStore } from './create-job-store.ts'

const LIMIT_MS = 30_000
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  Reflect.deleteProperty(navigator, 'usb')
})

/** A device with a printer; its tabs have real locks, a real database and the browser's own time. */
function aDevice() {
  const time = pageTime()
  const usb = createFakeUsb(time.timers, browserResults)
  const printer = usb.add()
  usb.grant(printer)
  Object.defineProperty(navigator, 'usb', { value: usb.bus, configurable: true })
  const world = aStoreWorld()
  ends.push(world.end)
  async function openTab() {
    const disk = await world.open()
    const port = await openUsbPrinter({ memory: createPairingMemory() })
    const lock = createLeadership({ name: `${world.name} printer`, locks: navigator.locks, after })
    const encode = async (job: Parameters<typeof encodeMarked>[0]) => encodeMarked(job)
    const spool = createSpool({
      ...{ store: createJobStore(disk), lock, port, encode, isWaiting: async () => true },
      ...time,
    })
    spool.start()
    ends.unshift(spool.stop)
    return { disk, spool }
  }
  const papers = () => readPapers(printer.paper).map(({ kind, ticketId }) => `${kind} ${ticketId}`)
  return { openTab, printer, papers }
}

/** The row that the ticket's transaction writes. */
const issue = (disk: Store, ticket_id: string) =>
  disk.write(['prints'], async (tx) =>
    tx.put('prints', [{ ticket_id, command_id: `c${ticket_id}`, state: 'queued', made_at: Date.now() }]),
  )

test('[SL12] [OB1] a ticket that any tab wrote is printed by the one that leads, and by the next when that one ends', async () => {
  const { openTab, papers } = aDevice()
  const [first, second] = [await openTab(), await openTab()]
  await expect.poll(() => first.spool.view().isLeading).toBe(true)
  await issue(second.disk, '1')
  expect(await second.spool.awaitPaper('1', LIMIT_MS)).toEqual({ kind: 'printed' })
  await first.spool.stop()
  await expect.poll(() => second.spool.view().isLeading).toBe(true)
  await issue(second.disk, '2')
  expect(await second.spool.awaitPaper('2', LIMIT_MS)).toEqual({ kind: 'printed' })
  expect(await second.spool.copy('1')).toEqual({ kind: 'queued', id: '1/copy/1' })
  expect(await second.spool.awaitPaper('1/copy/1', LIMIT_MS)).toEqual({ kind: 'printed' })
  expect(papers()).toEqual(['original 1', 'original 2', 'copy 1'])
})

test('[SL8] paper that ends is told to the next customer at once, and new paper brings the ticket', async () => {
  const { openTab, printer, papers } = aDevice()
  const { disk, spool } = await openTab()
  await expect.poll(() => spool.view().isLeading).toBe(true)
  printer.set('paper_out')
  await issue(disk, '1')
  expect(await spool.awaitPaper('1', LIMIT_MS)).toEqual({ kind: 'no_paper', reason: 'paper_out' })
  printer.set(undefined)
  expect(spool.view().missing.map(({ id }) => id)).toEqual(['1'])
  await expect.poll(papers).toEqual(['original 1'])
})

test('[SL1] [ST1] whatever becomes of a job is asked of the disk for good, before and after its paper', async () => {
  const writes: RecordedWrite[] = []
  const plain = Object.entries(Object.getOwnPropertyDescriptors(IDBObjectStore.prototype))
  Object.assign(globalThis, { [TELL_WRITE]: (text: string) => writes.push(JSON.parse(text)) })
  const script = document.createElement('script')
  script.textContent = RECORD_WRITES
  document.head.append(script)
  ends.push(async () => {
    Object.defineProperties(IDBObjectStore.prototype, Object.fromEntries(plain))
  })
  const { openTab, printer, papers } = aDevice()
  const { disk, spool } = await openTab()
  await expect.poll(() => spool.view().isLeading).toBe(true)
  await issue(disk, '1')
  expect(await spool.awaitPaper('1', LIMIT_MS)).toEqual({ kind: 'printed' })
  // The customer is told by the paper; that it came is on the disk a moment later.
  await expect.poll(() => spool.copy('1')).toEqual({ kind: 'queued', id: '1/copy/1' })
  expect(await spool.awaitPaper('1/copy/1', LIMIT_MS)).toEqual({ kind: 'printed' })
  expect(papers()).toEqual(['original 1', 'copy 1'])
  printer.set('paper_out')
  await issue(disk, '2')
  expect(await spool.awaitPaper('2', LIMIT_MS)).toMatchObject({ kind: 'no_paper' })
  await spool.takenOnScreen('2')
  await spool.stop()
  const told = writes.flatMap(({ table, row }) => (table === COMMITS ? uncarriedIn([row]).changes : []))
  const states = told.flatMap(({ table, put }): readonly unknown[] => (table === 'prints' ? put : []))
  for (const state of ['queued', 'sending', 'printed', 'failed'])
    expect(states, state).toContainEqual(expect.objectContaining({ state }))
  expect(weakWrites(writes, () => true)).toEqual([])
})
