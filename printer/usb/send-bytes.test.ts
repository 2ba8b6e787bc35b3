import { describe, expect, test } from 'vitest'
import { createManualTime } from '../fake/manual-time.ts'
import { type Sent, sendBytes } from './send-bytes.ts'
import { CHUNK_BYTES, STALL_MS } from './usb-limits.ts'
import type { UsbOutResult } from './usb-types.ts'

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
type Answer = UsbOutResult | Error | 'never'
const ok = (bytesWritten: number): UsbOutResult => ({ status: 'ok', bytesWritten })
const named = (name: string) => Object.assign(new Error(name), { name })

/** Sends two chunks and a half; each transfer has the next answer, and those beyond take all they get. */
async function send(answers: readonly Answer[], { limitMs = 60_000, haltAtMs = Number.POSITIVE_INFINITY } = {}) {
  const { clock, timers, pass } = createManualTime(0, settle)
  const lengths: number[] = []
  let sent: Sent | undefined
  let listeners = 0
  void sendBytes({
    transferOut(chunk) {
      const answer = answers[lengths.length] ?? ok(chunk.length)
      lengths.push(chunk.length)
      if (answer === 'never') return new Promise(() => undefined)
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
    bytes: new Uint8Array(CHUNK_BYTES * 2.5),
    deadlineAt: limitMs,
    onHalt(listener) {
      listeners += 1
      const takeBack = timers.after(haltAtMs, listener)
      return () => {
        listeners -= 1
        takeBack()
      }
    },
    clock,
    timers,
  }).then((end) => {
    sent = end
  })
  await pass(STALL_MS + 1)
  return { sent, lengths, listeners }
}

describe('[US3] chunk after chunk', () => {
  test('all of it', async () => {
    const { sent, lengths, listeners } = await send([])
    expect(sent).toEqual({ end: 'all', taken: CHUNK_BYTES * 2.5, handed: CHUNK_BYTES * 2.5 })
    expect(lengths).toEqual([CHUNK_BYTES, CHUNK_BYTES, CHUNK_BYTES / 2])
    expect(listeners).toBe(0)
  })

  test('a short one goes on behind what was taken', async () => {
    const { sent, lengths } = await send([ok(100)])
    expect(sent).toMatchObject({ end: 'all', taken: CHUNK_BYTES * 2.5 })
    expect(lengths).toEqual([CHUNK_BYTES, CHUNK_BYTES, CHUNK_BYTES, CHUNK_BYTES / 2 - 100])
  })

  test('no progress at all is a stall, not for ever', async () => {
    expect((await send([ok(0)])).sent).toEqual({ end: 'stalled', taken: 0, handed: 0 })
  })

  test('a stall tells how much was taken', async () => {
    expect((await send([{ status: 'stall', bytesWritten: 0 }])).sent).toEqual({ end: 'stalled', taken: 0, handed: 0 })
    expect((await send([{ status: 'stall', bytesWritten: 64 }])).sent).toEqual({
      end: 'stalled',
      taken: 64,
      handed: 64,
    })
  })

  test.each(['InvalidStateError', 'SecurityError'])('%s comes before the first packet', async (name) => {
    expect((await send([named(name)])).sent).toEqual({ end: 'refused', taken: 0, handed: 0 })
    expect((await send([ok(CHUNK_BYTES), named(name)])).sent).toMatchObject({ end: 'refused', handed: CHUNK_BYTES })
  })

  test.each(['NetworkError', 'NotFoundError', 'AbortError'])('%s may come behind some', async (name) => {
    expect((await send([named(name)])).sent).toEqual({ end: 'broken', taken: 0, handed: CHUNK_BYTES })
  })

  test('what hangs is left behind, and so is what comes when it makes no sense any more', async () => {
    expect((await send(['never'])).sent).toEqual({ end: 'timed_out', taken: 0, handed: CHUNK_BYTES })
    expect((await send(['never'], { haltAtMs: 10 })).sent).toEqual({ end: 'halted', taken: 0, handed: CHUNK_BYTES })
  })

  test('without any time nothing is handed over', async () => {
    const { sent, lengths } = await send([], { limitMs: 0 })
    expect(sent).toEqual({ end: 'timed_out', taken: 0, handed: 0 })
    expect(lengths).toEqual([])
  })
})
