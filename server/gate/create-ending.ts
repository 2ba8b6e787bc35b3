import type { OnStop } from './create-stop-list.ts'

/** Why a question ends before its answer does. */
export type EndReason = 'client_gone' | 'stopping' | 'too_long' | 'refused' | 'answered'

/** Made once: every question ends, and a trace of where costs more than all the rest of ending it. */
const REASONS = Object.fromEntries(
  (['client_gone', 'stopping', 'too_long', 'refused', 'answered'] as const).map((why) => [
    why,
    new Error(`the question has ended: ${why}`),
  ]),
) as Readonly<Record<EndReason, Error>>

export interface Ending {
  readonly signal: AbortSignal
  readonly reason: EndReason | undefined
  end(why: EndReason): void
  /** Ends it after so long; what is answered takes that back. */
  endAfter(ms: number): () => void
  /** Rejects at the end, whether or not whoever was asked listens to the signal. */
  against<Value>(work: Promise<Value>): Promise<Value>
  /** What is half told is told to its end, though the process is stopping: it waits for that. */
  outliveStop(): void
  /** It is answered: nothing of it stays on signals that outlive it, and whoever still works for it may stop. */
  settle(): void
}

/**
 * One signal out of many reasons. By hand: `AbortSignal.any` leaves a trace of every request on a signal that outlives it.
 */
export function createEnding(client: AbortSignal, onStop: OnStop): Ending {
  const controller = new AbortController()
  const timers = new Set<NodeJS.Timeout>()
  let reason: EndReason | undefined

  function end(why: EndReason): void {
    if (reason !== undefined) return
    reason = why
    controller.abort(REASONS[why])
  }
  const onGone = () => end('client_gone')
  client.addEventListener('abort', onGone)
  if (client.aborted) onGone()
  const outliveStop = onStop(() => end('stopping'))

  return {
    signal: controller.signal,
    end,
    get reason(): EndReason | undefined {
      return reason
    },
    endAfter(ms: number): () => void {
      const timer = setTimeout(() => end('too_long'), ms)
      timers.add(timer)
      return () => {
        clearTimeout(timer)
        timers.delete(timer)
      }
    },
    async against<Value>(work: Promise<Value>): Promise<Value> {
      let onEnd: (() => void) | undefined
      const ended = new Promise<never>((_, reject) => {
        onEnd = () => reject(controller.signal.reason)
        controller.signal.addEventListener('abort', onEnd)
        if (controller.signal.aborted) onEnd()
      })
      try {
        return await Promise.race([work, ended])
      } finally {
        if (onEnd !== undefined) controller.signal.removeEventListener('abort', onEnd)
      }
    },
    outliveStop,
    settle(): void {
      end('answered')
      client.removeEventListener('abort', onGone)
      outliveStop()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
