import { refused } from '../http/refused.ts'

export type GateOptions = {
  readonly atOnce: number
  /** Who comes when so many wait already is turned away at once. */
  readonly waitingMax: number
}
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Lets a few works run at a time and some wait, in the order in which they came; the rest is `retry_later`. */
export function createGate({ atOnce, waitingMax }: GateOptions): Gate {
  let running = 0
  const waiting: (() => void)[] = []

  async function enter(): Promise<void> {
    if (running < atOnce) {
      running += 1
      return
    }
    if (waiting.length >= waitingMax) throw refused('retry_later', { headers: { 'retry-after': '5' } })
    await new Promise<void>((resolve) => waiting.push(resolve))
  }

  /** A place is handed on and not given up, so that nobody slips in between. */
  function leave(): void {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }

  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
