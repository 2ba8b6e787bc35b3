import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../log/create-logger.ts'
import type { Workers } from './begin-workers.ts'

export type KeptWorkers = {
  /** Undefined while they are started anew. */
  readonly current: Workers | undefined
  stop(): Promise<void>
}

const PAUSE_MS = 500

/**
 * The library ends its workers for good when the end of a job cannot be written, as when Postgres goes away in the middle of
 * one: then others are begun, for as long as it takes. What the former held is given back at a look, since nothing proves
 * any more that they live.
 */
export async function keepWorkers(begin: () => Promise<Workers>, log: Logger): Promise<KeptWorkers> {
  const stopping = new AbortController()
  const { signal } = stopping
  // Only a failure of the first start is the caller's: what keeps it from starting may be for a person to mend.
  let current: Workers | undefined = await begin()

  const beginAgain = async (): Promise<Workers | undefined> => {
    while (!signal.aborted) {
      try {
        return await begin()
      } catch (err) {
        log.warn({ err }, 'the workers cannot be started yet')
        await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined)
      }
    }
    return undefined
  }
  const keep = async (first: Workers): Promise<void> => {
    for (let former: Workers | undefined = first; former !== undefined; former = current) {
      const err = await former.ended
      current = undefined
      if (!signal.aborted) log.error({ err }, 'the workers stopped; they are started anew')
      await former.stop().catch((error: unknown) => log.warn({ err: error }, 'the workers did not end cleanly'))
      const next = await beginAgain()
      // Begun in the moment of the stop, which has not seen them.
      if (signal.aborted) await next?.stop()
      else current = next
    }
  }
  const kept = keep(current)

  return {
    get current() {
      return current
    },
    async stop() {
      stopping.abort()
      await (current?.stop() ?? kept)
    },
  }
}
