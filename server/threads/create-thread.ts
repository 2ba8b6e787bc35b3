import { Worker } from 'node:worker_threads'
import { createGate } from '../auth/create-gate.ts'

export type ThreadOptions = {
  /** A file that teaches the thread to read TypeScript and lets it begin. It answers each message with one. */
  readonly door: URL
  /** Of what it is, as its faults are told: `pages`. */
  readonly of: string
  readonly heapMbMax: number
  /** For one work, the start of the thread included. */
  readonly workMsMax: number
  /** Who asks when so many wait already is turned away. */
  readonly waitingMax: number
  /** The thread then ends with the last work: requests that run are answered. */
  readonly stopping: AbortSignal
}
export type AskThread<Work, Result> = (work: Work) => Promise<Result>

/**
 * Works, one after the other, in a thread of their own that is started for the first one: what takes tens of milliseconds of
 * computing is waited for by nobody else's request. A thread that breaks or hangs costs the work that it was at. It never
 * keeps the process alive.
 *
 *   none ── first work ──▶ idle ── work ──▶ at work ── done ──▶ idle
 *     ▲                                       └── broken, too slow ──▶ none
 */
export function createThread<Work, Result>(options: ThreadOptions): AskThread<Work, Result> {
  const { of, workMsMax, waitingMax, stopping } = options
  const gate = createGate({ atOnce: 1, waitingMax })
  let thread: Worker | undefined
  let open = 0

  function begin(): Worker {
    const begun = startThread(options)
    const forget = (): void => {
      if (thread === begun) thread = undefined
    }
    begun.once('error', forget).once('exit', forget)
    return begun
  }

  function end(): void {
    void thread?.terminate()
    thread = undefined
  }

  function run(work: Work): Promise<Result> {
    thread ??= begin()
    const at = thread
    return new Promise<Result>((resolve, reject) => {
      const listeners = {
        message: (result: Result) => settle(() => resolve(result)),
        error: (cause: Error) => settle(() => reject(new Error(`the thread of ${of} broke`, { cause }))),
        exit: () => settle(() => reject(new Error(`the thread of ${of} ended`))),
      }
      const timer = setTimeout(() => {
        settle(() => reject(new Error(`the thread of ${of} took too long`)))
        end()
      }, workMsMax)
      function settle(tell: () => void): void {
        clearTimeout(timer)
        for (const [event, listener] of Object.entries(listeners)) at.off(event, listener)
        tell()
      }
      for (const [event, listener] of Object.entries(listeners)) at.on(event, listener)
      at.postMessage(work)
    })
  }

  function endAtRest(): void {
    if (stopping.aborted && open === 0) end()
  }

  stopping.addEventListener('abort', endAtRest, { once: true })
  return async (work) => {
    open += 1
    try {
      return await gate(() => run(work))
    } finally {
      open -= 1
      endAtRest()
    }
  }
}

function startThread({ door, heapMbMax }: ThreadOptions): Worker {
  // With nothing of what the process was started with, be it a test's or a developer's.
  const begun = new Worker(door, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMbMax } })
  begun.unref()
  return begun
}
