import type { Timers } from '../../sync/ports/clock.ts'
import type { FromLens, LensWork } from './lens-messages.ts'
import type { LensFailure } from './lens-state.ts'
import type { LensWorker, SpawnLens } from './spawn-lens.ts'

export type LensReply =
  | { readonly kind: 'done'; readonly rows: readonly unknown[]; readonly leftOut: number }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'gone' }
export type LensLine = ReturnType<typeof createLensLine>

type Waiting = { readonly settle: (reply: LensReply) => void; readonly untime: () => void }

/**
 * Questions and answers with one worker. Each has a time limit [LL2]; the first failure ends the line, tells why once, and
 * answers whoever still waits with `gone`.
 */
export function createLensLine(spawn: SpawnLens, timers: Timers, onFailed: (why: LensFailure) => void) {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let isOpen = true
  const worker = spawned()

  /** A policy of the page may forbid it outright; that is heard like any other failure, after this has returned. */
  function spawned(): LensWorker | undefined {
    try {
      return spawn(hear, () => fail('crashed'))
    } catch (error) {
      console.warn('no lens', error)
      timers.after(0, () => fail('refused'))
      return undefined
    }
  }

  function hear(message: FromLens): void {
    if (message.kind === 'fatal') {
      console.warn('the lens ended', message.reason)
      fail('crashed')
      return
    }
    const { id, ...reply } = message
    settle(id, reply)
  }
  function settle(id: number, reply: LensReply): void {
    const waiter = waiting.get(id)
    waiting.delete(id)
    waiter?.untime()
    waiter?.settle(reply)
  }
  function fail(why: LensFailure): void {
    if (!isOpen) return
    end()
    onFailed(why)
  }
  function end(): void {
    isOpen = false
    worker?.end()
    for (const id of [...waiting.keys()]) settle(id, { kind: 'gone' })
  }

  return {
    end,
    send(work: LensWork, msMax: number): Promise<LensReply> {
      if (!isOpen) return Promise.resolve({ kind: 'gone' })
      lastId += 1
      const id = lastId
      return new Promise((resolve) => {
        waiting.set(id, { settle: resolve, untime: timers.after(msMax, () => fail('overdue')) })
        worker?.send({ ...work, id })
      })
    },
  }
}
