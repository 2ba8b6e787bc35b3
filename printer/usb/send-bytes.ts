import type { Clock, Timers } from '../port/clock.ts'
import { CHUNK_BYTES, STALL_MS } from './usb-limits.ts'
import type { UsbOutResult } from './usb-types.ts'

/** How sending ended; `refused`: the browser would not even begin, so nothing of that chunk left this machine. */
export type SendEnd = 'all' | 'refused' | 'stalled' | 'broken' | 'timed_out' | 'halted'

export type Sent = {
  readonly end: SendEnd
  /** Known to have been taken. */
  readonly taken: number
  /** Handed to the browser, taken or not: beyond `taken`, nobody knows. */
  readonly handed: number
}

export type SendWork = {
  transferOut(chunk: Uint8Array<ArrayBuffer>): Promise<UsbOutResult>
  readonly bytes: Uint8Array
  /** By the monotonic clock. */
  readonly deadlineAt: number
  /** Tells when going on makes no sense: unplugged, or the printer says that its paper is out. Answers what ends the listening. */
  onHalt(listener: () => void): () => void
  readonly clock: Clock
  readonly timers: Timers
}

type ChunkEnd =
  | { readonly kind: 'result'; readonly result: UsbOutResult }
  | { readonly kind: 'thrown'; readonly error: unknown }
  | { readonly kind: 'timed_out' }
  | { readonly kind: 'halted' }

/**
 * [US3] Chunk after chunk, with what is known about each. A transfer that never settles is left behind when its time is over: the caller closes the
 * device, which ends it.
 */
export async function sendBytes(work: SendWork): Promise<Sent> {
  let taken = 0
  while (taken < work.bytes.length) {
    const limitMs = Math.min(STALL_MS, work.deadlineAt - work.clock.monotonic())
    if (limitMs <= 0) return { end: 'timed_out', taken, handed: taken }
    // A copy: the browser may want the buffer for itself.
    const chunk = new Uint8Array(work.bytes.subarray(taken, taken + CHUNK_BYTES))
    const ended = await sendChunk(work, chunk, limitMs)
    if (ended.kind === 'thrown') {
      if (isBeforeBeginning(ended.error)) return { end: 'refused', taken, handed: taken }
      return { end: 'broken', taken, handed: taken + chunk.length }
    }
    if (ended.kind !== 'result') return { end: ended.kind, taken, handed: taken + chunk.length }
    taken += ended.result.bytesWritten
    // A short `ok` goes on behind it; no progress at all would go on for ever.
    if (ended.result.status !== 'ok' || ended.result.bytesWritten === 0) {
      return { end: 'stalled', taken, handed: taken }
    }
  }
  return { end: 'all', taken, handed: taken }
}

function sendChunk(work: SendWork, chunk: Uint8Array<ArrayBuffer>, limitMs: number): Promise<ChunkEnd> {
  return new Promise((resolve) => {
    const takeBack = work.timers.after(limitMs, () => resolve({ kind: 'timed_out' }))
    const end = (ended: ChunkEnd) => {
      takeBack()
      deafen()
      resolve(ended)
    }
    const deafen = work.onHalt(() => end({ kind: 'halted' }))
    work.transferOut(chunk).then(
      (result) => end({ kind: 'result', result }),
      (error: unknown) => end({ kind: 'thrown', error }),
    )
  })
}

/** The browser's own checks come before the first packet: not open, not claimed, not allowed. */
const BEFORE_BEGINNING: readonly unknown[] = ['InvalidStateError', 'SecurityError']

function isBeforeBeginning(error: unknown): boolean {
  return error instanceof Error && BEFORE_BEGINNING.includes(error.name)
}
