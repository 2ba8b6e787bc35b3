import { expect, test, vi } from 'vitest'
import { createManualTime } from '../../../printer/fake/manual-time.ts'
import type { Outcome } from '../../../printer/port/outcome.ts'
import type { PrinterPort, PrintRequest } from '../../../printer/port/printer-port.ts'
import type { PrintJob } from '../../../printer/spool/print-job.ts'
import { createPaperFirst } from './create-paper-first.ts'

const job = { id: 'one' } as PrintJob
const printer = {} as Parameters<ReturnType<typeof createPaperFirst>['encode']>[1]
const request: PrintRequest = { bytes: new Uint8Array(1), jobId: 'one', limitMs: 1_000 }

const settle = () => new Promise<void>((done) => setTimeout(done))

/** A printer that begins and ends when it is told to, and somebody who waits to draw a picture. */
function world(encode = async () => new Uint8Array(1)) {
  const time = createManualTime(0, settle)
  const asked: { request: PrintRequest; end(outcome: Outcome): void }[] = []
  const port = {
    print: (wanted: PrintRequest) => new Promise<Outcome>((end) => void asked.push({ request: wanted, end })),
  } as unknown as PrinterPort
  const first = createPaperFirst(time.timers, encode, port)
  let isFree = false
  const look = async () => {
    await settle()
    return isFree
  }
  const wait = () => {
    isFree = false
    void first.isHanded().then(() => {
      isFree = true
    })
  }
  return { time, asked, first, wait, look }
}

test('[KP8] with nothing on its way a picture is drawn at once', async () => {
  const { wait, look } = world()
  wait()
  expect(await look()).toBe(true)
})

test('[KP8] a picture waits from the drawing of the paper to its first byte, and not for the rest', async () => {
  const { asked, first, wait, look } = world()
  await first.encode(job, printer)
  wait()
  expect(await look()).toBe(false)
  void first.port.print(request)
  expect(await look()).toBe(false)
  asked[0]?.request.onSending?.()
  expect(await look()).toBe(true)
})

test('[KP8] a printer that refuses lets the picture go', async () => {
  const { asked, first, wait, look } = world()
  await first.encode(job, printer)
  wait()
  void first.port.print(request)
  asked[0]?.end({ kind: 'failed', reason: 'paper_out' })
  expect(await look()).toBe(true)
})

test('[KP8] so does a ticket that cannot be drawn for paper', async () => {
  const { first, wait, look } = world(() => Promise.reject(new Error('no profile')))
  await expect(first.encode(job, printer)).rejects.toThrow('no profile')
  wait()
  expect(await look()).toBe(true)
})

test('[KP8] and whatever hangs, the picture comes after a second', async () => {
  const { time, first, wait, look } = world()
  await first.encode(job, printer)
  wait()
  await time.pass(999)
  expect(await look()).toBe(false)
  await time.pass(1)
  expect(await look()).toBe(true)
})

test('[KP8] a number goes on at once when its paper is refused', async () => {
  const { asked, first } = world()
  let isShown = false
  void first.untilFirstByte('one').then(() => {
    isShown = true
  })
  await first.encode(job, printer)
  void first.port.print(request)
  await settle()
  expect(isShown).toBe(false)
  asked[0]?.end({ kind: 'failed', reason: 'paper_out' })
  await settle()
  expect(isShown).toBe(true)
})

test('[KP8] the drawing of an older ticket that fails late says nothing of the next one', async () => {
  let fail = (_: Error): void => undefined
  const late = new Promise<Uint8Array<ArrayBuffer>>((_, reject) => {
    fail = reject
  })
  const encode = vi.fn(async () => new Uint8Array(1)).mockReturnValueOnce(late)
  const { first } = world(encode)
  let isShown = false
  const older = first.encode({ id: 'older' } as PrintJob, printer)
  void first.untilFirstByte('one').then(() => {
    isShown = true
  })
  await first.encode(job, printer)
  fail(new Error('too late'))
  await expect(older).rejects.toThrow('too late')
  await settle()
  expect(isShown).toBe(false)
})

test('[KP8] a number waits for its own paper’s first byte, though its drawing has not begun; then a tenth of a second', async () => {
  const { time, asked, first } = world()
  let shown: string[] = []
  const show = (id: string) => void first.untilFirstByte(id).then(() => shown.push(id))
  show('one')
  await first.encode(job, printer)
  void first.port.print(request)
  await settle()
  expect(shown).toEqual([])
  asked[0]?.request.onSending?.()
  await settle()
  expect(shown).toEqual(['one'])
  show('one')
  await settle()
  expect(shown).toEqual(['one', 'one'])
  shown = []
  show('two')
  await time.pass(99)
  expect(shown).toEqual([])
  await time.pass(1)
  expect(shown).toEqual(['two'])
})
