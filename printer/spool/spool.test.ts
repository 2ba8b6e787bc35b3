import { beforeEach, describe, expect, test } from 'vitest'
import { encodeMarked, readPapers } from '../fake/marked-tickets.ts'
import { createSpoolWorld, type SpoolPage, type SpoolWorld } from '../fake/spool-world.ts'
import { originalOf } from './print-job.ts'
import type { PaperAnswer } from './spool.ts'
import { OPEN_MAX } from './spool-limits.ts'

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
const papers = (world: SpoolWorld) =>
  readPapers(world.printer.paper).map(({ kind, ticketId, isWhole }) => `${kind} ${ticketId}${isWhole ? '' : ' torn'}`)
const MINUTE_MS = 60_000

let world: SpoolWorld
let page: SpoolPage
beforeEach(async () => {
  world = createSpoolWorld(settle)
  page = world.openPage()
  await world.time.pass(3_000)
})

async function tap(ticketId: string, passMs = 500): Promise<PaperAnswer | undefined> {
  let answer: PaperAnswer | undefined
  await world.issue(ticketId)
  void page.spool.awaitPaper(ticketId, 8_000).then((told) => {
    answer = told
  })
  await world.time.pass(passMs)
  return answer
}

describe('a day without trouble', () => {
  test('[SL1] each ticket has its paper, in the order of the taps', async () => {
    expect(await tap('1')).toEqual({ kind: 'printed' })
    expect(await tap('2')).toEqual({ kind: 'printed' })
    expect(papers(world)).toEqual(['original 1', 'original 2'])
    expect(world.job('1')).toMatchObject({ state: 'printed', by: 'printer', tries: 1 })
    expect(page.spool.view()).toMatchObject({ isLeading: true, missing: [], unsettled: [] })
    expect(page.spool.view()).not.toHaveProperty('stop')
  })

  test('[SL1] what is sent was written down as being sent before', async () => {
    world.printer.failAfter(10, 'hang')
    await tap('1', 100)
    expect(world.job('1')).toMatchObject({ state: 'sending' })
  })

  test('[SL2] a ticket has one job: its transaction, done again, adds none', async () => {
    await tap('1')
    await world.issue('1')
    await world.time.pass(1_000)
    expect(papers(world)).toEqual(['original 1'])
  })
})

describe('[SL4] after a crash', () => {
  test('what was being sent is unknown, is never sent again and is shown to staff', async () => {
    world.printer.failAfter(4_500, 'hang')
    await tap('1', 100)
    page.crash()
    world.printer.setHanging(false)
    page = world.openPage()
    await world.time.pass(60_000)
    expect(world.job('1')).toMatchObject({ state: 'unknown', reason: 'crashed' })
    expect(page.spool.view().unsettled.map(({ id }) => id)).toEqual(['1'])
    expect(papers(world).filter((paper) => paper.startsWith('original 1'))).toHaveLength(1)
    expect(await tap('2')).toEqual({ kind: 'printed' })
    await page.spool.settle('1')
    await world.time.pass(0)
    expect(page.spool.view().unsettled).toEqual([])
  })

  test('the customer of an unknown paper is shown the QR at once', async () => {
    world.printer.failAfter(1_000, 'unplug')
    expect(await tap('1')).toEqual({ kind: 'maybe_paper', reason: 'unplugged' })
  })

  test('what was queued a moment ago still comes out, what is older does not', async () => {
    page.crash()
    await world.issue('1')
    await world.time.pass(MINUTE_MS)
    await world.issue('2')
    page = world.openPage()
    await world.time.pass(5_000)
    expect(papers(world)).toEqual(['original 2'])
    expect(world.job('1')).toMatchObject({ state: 'failed', reason: 'stale' })
  })
})

describe('[SL8] paper that is out', () => {
  beforeEach(async () => {
    world.printer.set('paper_out')
    await world.time.pass(6_000)
  })

  test('stops the spool, says so, and sends each customer to the screen at once', async () => {
    expect(page.spool.view().stop).toBe('paper_out')
    expect(await tap('1', 0)).toEqual({ kind: 'no_paper', reason: 'paper_out' })
    expect(page.spool.view().missing.map(({ id }) => id)).toEqual(['1'])
  })

  test('after new paper exactly the missing tickets come out, in order', async () => {
    for (const id of ['1', '2', '3', '4']) await tap(id)
    await page.spool.takenOnScreen('2')
    world.endWaiting('3')
    await world.time.pass(3 * MINUTE_MS)
    world.printer.set(undefined)
    await world.time.pass(10_000)
    expect(papers(world)).toEqual(['original 1', 'original 4'])
    expect(world.job('2')).toMatchObject({ state: 'failed', closed: 'on_screen' })
    expect(world.job('3')).toMatchObject({ state: 'failed', reason: 'not_waiting' })
    expect(page.spool.view().missing).toEqual([])
  })

  test('what waited longer than anybody does stays away', async () => {
    await tap('1')
    await world.time.pass(20 * MINUTE_MS)
    await tap('2')
    world.printer.set(undefined)
    await world.time.pass(10_000)
    expect(papers(world)).toEqual(['original 2'])
    expect(world.job('1')).toMatchObject({ closed: 'old' })
  })

  test('switched off for the change, it brings them all the same', async () => {
    await tap('1')
    world.pullOut()
    await world.time.pass(2 * MINUTE_MS)
    world.printer.set(undefined)
    world.plugIn()
    await world.time.pass(10_000)
    expect(papers(world)).toEqual(['original 1'])
  })

  test('that ends in the middle of a ticket leaves it unknown: it does not come again by itself', async () => {
    world.printer.set(undefined)
    await world.time.pass(6_000)
    world.printer.failAfter(4_900, 'paper_out')
    expect(await tap('1')).toEqual({ kind: 'maybe_paper', reason: 'paper_out' })
    world.printer.set(undefined)
    await world.time.pass(10_000)
    expect(papers(world)).toEqual(['original 1 torn'])
    expect(world.job('1')).toMatchObject({ state: 'unknown', reason: 'paper_out' })
    expect(await page.spool.copy('1')).toEqual({ kind: 'queued', id: '1/copy/1' })
    await world.time.pass(1_000)
    expect(papers(world)).toEqual(['original 1 torn', 'copy 1'])
    expect(world.job('1')).toMatchObject({ state: 'unknown', closed: 'copied' })
  })
})

describe('[SL7] a printer that was away', () => {
  test('prints by itself only what its customer still stands for', async () => {
    world.pullOut()
    await tap('1')
    await world.time.pass(MINUTE_MS)
    expect(await tap('2')).toEqual({ kind: 'no_paper', reason: 'disconnected' })
    world.plugIn()
    await world.time.pass(5_000)
    expect(papers(world)).toEqual(['original 2'])
    expect(page.spool.view().missing.map(({ id }) => id)).toEqual(['1'])
  })

  test('prints the others by a person’s word', async () => {
    world.pullOut()
    await tap('1')
    await world.time.pass(MINUTE_MS)
    world.plugIn()
    await world.time.pass(5_000)
    page.spool.paperChanged()
    await world.time.pass(5_000)
    expect(papers(world)).toEqual(['original 1'])
  })

  test('that refuses the first byte is tried again, but not for ever', async () => {
    world.printer.failAfter(0, 'stall')
    // The customer hears of neither.
    expect(await tap('1', 3_000)).toEqual({ kind: 'printed' })
    expect(papers(world)).toEqual(['original 1'])
    expect(world.job('1')).toMatchObject({ tries: 2 })
  })
})

test('[SL10] a printer that goes wrong again and again is left alone, until a person looks', async () => {
  for (const id of ['1', '2', '3']) {
    world.printer.failAfter(200, 'break')
    await tap(id, 6_000)
  }
  expect(page.spool.view().stop).toBe('unreliable')
  expect(await tap('4', 0)).toEqual({ kind: 'no_paper', reason: 'unreliable' })
  page.spool.paperChanged()
  await world.time.pass(2_000)
  expect(papers(world).filter((paper) => !paper.endsWith('torn'))).toEqual(['original 4'])
  expect(page.spool.view()).not.toHaveProperty('stop')
})

test('[SL10] [SL8] a test print that comes out shows that somebody is there: the missing tickets follow', async () => {
  for (const id of ['1', '2', '3']) {
    world.printer.failAfter(200, 'break')
    await tap(id, 6_000)
  }
  expect(await tap('4')).toEqual({ kind: 'no_paper', reason: 'unreliable' })
  await world.time.pass(MINUTE_MS / 2 + 1_000)
  await page.spool.test()
  await world.time.pass(5_000)
  expect(papers(world).filter((paper) => !paper.endsWith('torn'))).toEqual(['test 0', 'original 4'])
})

describe('[SL5] a customer who took the picture on the screen', () => {
  test('gets no paper later, whatever happened to it', async () => {
    world.pullOut()
    await tap('1')
    await page.spool.takenOnScreen('1')
    world.plugIn()
    await world.time.pass(10_000)
    page.spool.paperChanged()
    await world.time.pass(10_000)
    expect(papers(world)).toEqual([])
    expect(page.spool.view().missing).toEqual([])
  })

  test('nor when printing opens only afterwards', async () => {
    page.crash()
    await world.issue('1')
    page = world.openPage((spool) => void spool.takenOnScreen('1'))
    await world.time.pass(10_000)
    expect(papers(world)).toEqual([])
    expect(world.job('1')).toMatchObject({ state: 'failed', closed: 'on_screen' })
  })

  test('neither with a disk that would not keep it', async () => {
    world.pullOut()
    await tap('1')
    world.jobs.setRefusing('before')
    await page.spool.takenOnScreen('1')
    world.jobs.setRefusing('no')
    world.plugIn()
    await world.time.pass(5_000)
    expect(papers(world)).toEqual([])
    expect(world.job('1')).toMatchObject({ state: 'failed', closed: 'on_screen' })
  })
})

describe('[SL11] a paper again', () => {
  test('is a marked copy with a job of its own, and the ticket stays one', async () => {
    await tap('1')
    expect(await page.spool.copy('1')).toEqual({ kind: 'queued', id: '1/copy/1' })
    expect(await page.spool.copy('1')).toEqual({ kind: 'queued', id: '1/copy/2' })
    await world.time.pass(3_000)
    expect(papers(world)).toEqual(['original 1', 'copy 1', 'copy 1'])
    expect(world.job('1')).toMatchObject({ kind: 'original', state: 'printed' })
  })

  test('is the first one if nothing had come out', async () => {
    world.pullOut()
    await tap('1')
    await world.time.pass(MINUTE_MS)
    world.plugIn()
    await world.time.pass(5_000)
    expect(await page.spool.copy('1')).toEqual({ kind: 'original', id: '1' })
    await world.time.pass(3_000)
    expect(papers(world)).toEqual(['original 1'])
  })

  test('is refused while the first one is on its way, and after some', async () => {
    world.printer.failAfter(10, 'hang')
    await tap('1', 100)
    expect(await page.spool.copy('1')).toEqual({ kind: 'refused', reason: 'still_printing' })
    world.printer.setHanging(false)
    await tap('2')
    for (let n = 0; n < 5; n += 1) expect(await page.spool.copy('2')).toMatchObject({ kind: 'queued' })
    expect(await page.spool.copy('2')).toEqual({ kind: 'refused', reason: 'too_many' })
  })

  test('a test belongs to no ticket', async () => {
    expect(await page.spool.test()).toMatchObject({ kind: 'queued' })
    await world.time.pass(2_000)
    expect(papers(world)).toEqual(['test 0'])
  })
})

describe('what else can refuse', () => {
  /** The ticket's own commit is the last that the disk takes: that it is begun is asked of it in the same moment. */
  async function issueWithItsLastRoom(refusing: 'before' | 'after'): Promise<void> {
    const stop = world.jobs.open().onChange(() => queueMicrotask(() => world.jobs.setRefusing(refusing)))
    await world.issue('1')
    stop()
  }

  test('[SL1] a disk that would not keep that it began prints nothing, and prints it when it can', async () => {
    await issueWithItsLastRoom('before')
    await world.time.pass(3_000)
    expect(papers(world)).toEqual([])
    expect(page.spool.view().stop).toBe('store')
    world.jobs.setRefusing('no')
    await world.time.pass(5_000)
    expect(papers(world)).toEqual(['original 1'])
  })

  test('[SL1] a disk that dies behind the writing prints nothing either', async () => {
    await issueWithItsLastRoom('after')
    await world.time.pass(3_000)
    expect(papers(world)).toEqual([])
    world.jobs.setRefusing('no')
    await world.time.pass(5_000)
    expect(papers(world)).toEqual(['original 1'])
  })

  test('[SL1] an end that the disk would not keep is kept later, and told at once', async () => {
    world.printer.failAfter(5_000, 'cutter')
    await world.issue('1')
    let answer: PaperAnswer | undefined
    void page.spool.awaitPaper('1', 8_000).then((told) => {
      answer = told
    })
    // The writing that it began has gone through, the next one does not.
    while (world.job('1')?.state !== 'sending') await Promise.resolve()
    world.jobs.setRefusing('before')
    await world.time.pass(2_000)
    expect(answer).toEqual({ kind: 'maybe_paper', reason: 'printer_error' })
    expect(world.job('1')).toMatchObject({ state: 'sending' })
    world.jobs.setRefusing('no')
    await world.time.pass(2_000)
    expect(world.job('1')).toMatchObject({ state: 'unknown', reason: 'printer_error' })
  })

  test('[SL6] a ticket that cannot be drawn costs no other one its paper', async () => {
    world.failEncoding(true)
    expect(await tap('1')).toEqual({ kind: 'no_paper', reason: 'encoding' })
    world.failEncoding(false)
    expect(await tap('2')).toEqual({ kind: 'printed' })
    page.spool.paperChanged()
    await world.time.pass(5_000)
    expect(papers(world)).toEqual(['original 2'])
  })

  test('[SL6] a clock that was set back makes no old ticket young', async () => {
    page.crash()
    await world.issue('1')
    world.time.setWall(world.time.clock.wall() - 10 * MINUTE_MS)
    page = world.openPage()
    await world.time.pass(5_000)
    expect(papers(world)).toEqual([])
  })
})

describe('[SL12] two tabs', () => {
  test('of which one prints, until it ends', async () => {
    const second = world.openPage()
    await world.time.pass(3_000)
    expect([page, second].map(({ spool }) => spool.view().isLeading)).toEqual([true, false])
    await tap('1')
    page.crash()
    await world.time.pass(5_000)
    expect(second.spool.view().isLeading).toBe(true)
    await tap('2')
    expect(papers(world)).toEqual(['original 1', 'original 2'])
  })

  test('of which the first leaves in good order: what is begun is ended and recorded, and the printer is free', async () => {
    const second = world.openPage()
    await world.issue('1')
    const stopped = page.spool.stop()
    await world.time.pass(5_000)
    await stopped
    expect(second.spool.view().isLeading).toBe(true)
    await world.issue('2')
    await world.time.pass(2_000)
    expect(papers(world)).toEqual(['original 1', 'original 2'])
    expect(second.spool.view().unsettled).toEqual([])
  })
})

describe('[US8] what an earlier page left in the printer', () => {
  test('half a ticket, never comes out', async () => {
    world.printer.failAfter(2_000, 'paper_out')
    await world.issue('1')
    await Promise.resolve()
    while (world.job('1')?.state !== 'sending') await Promise.resolve()
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve()
    page.crash()
    const before = world.printer.paper.length
    page = world.openPage()
    await world.time.pass(5_000)
    world.printer.set(undefined)
    await world.time.pass(10_000)
    expect(world.printer.paper.length).toBe(before)
    expect(await tap('2')).toEqual({ kind: 'printed' })
    expect(papers(world)).toEqual(['original 1 torn', 'original 2'])
  })
})

describe('[SL9] at the start', () => {
  test('copies and tests of another day are gone, and of too many open ones the oldest are closed', async () => {
    await page.spool.stop()
    const disk = world.jobs.open()
    const at = world.time.clock.wall()
    const aged = (id: string, made_at: number) => ({ ...originalOf(id, made_at), kind: 'copy' as const })
    const printed = { state: 'printed', by: 'transfer', ended_at: at } as const
    await disk.add({ ...aged('1/copy/1', at - 25 * 60 * MINUTE_MS), ...printed })
    await disk.add({ ...aged('2/copy/1', at - 23 * 60 * MINUTE_MS), ...printed })
    await disk.add({ ...originalOf('3', at - 25 * 60 * MINUTE_MS), ...printed })
    for (let n = 0; n < OPEN_MAX + 5; n += 1) {
      await disk.add({ ...originalOf(`u${n}`, at - n), state: 'unknown', reason: 'stalled', ended_at: at })
    }
    page = world.openPage()
    await world.time.pass(5_000)
    expect(world.job('1/copy/1')).toBeUndefined()
    expect(world.job('2/copy/1')).toBeDefined()
    expect(world.job('3')).toBeDefined()
    const unsettled = page.spool.view().unsettled.map(({ id }) => id)
    expect(unsettled).toHaveLength(OPEN_MAX)
    expect(unsettled).toContain('u0')
    expect(unsettled).not.toContain(`u${OPEN_MAX + 4}`)
  })
})

test('[US8] a whole ticket in the buffer of the printer is not lost by the start of the next page', async () => {
  const short = createSpoolWorld(settle, { tells: 'nothing' })
  const first = short.openPage()
  await short.time.pass(3_000)
  short.printer.set('paper_out')
  const bytes = encodeMarked({ kind: 'original', ticket_id: '1' }).slice(0, 3_000)
  const printed = first.port.print({ bytes, jobId: '1', limitMs: 5_000 })
  await short.time.pass(1_000)
  expect(await printed).toEqual({ kind: 'printed', by: 'transfer' })
  first.crash()
  short.openPage()
  await short.time.pass(1_000)
  short.printer.set(undefined)
  await short.time.pass(5_000)
  expect(short.printer.paper).toHaveLength(3_000)
})
