import type { Logger } from '../log/create-logger.ts'

export interface Stopper {
  /** Remembers how to end what was just begun. */
  add(part: string, stop: () => Promise<void>): void
  /** Ends everything, the latest first: what was begun later stands on what was begun before. */
  stopAll(): Promise<void>
}

/** A part that does not end, or fails to, must not keep the others from ending. */
export function createStopper(log: Logger, partTimeoutMs: number): Stopper {
  const parts: { part: string; stop: () => Promise<void> }[] = []
  return {
    add: (part, stop) => void parts.push({ part, stop }),
    async stopAll() {
      for (let each = parts.pop(); each !== undefined; each = parts.pop()) {
        const { part, stop } = each
        try {
          await within(stop(), partTimeoutMs)
          log.debug({ part }, 'stopped')
        } catch (err) {
          log.error({ err, part }, 'did not stop cleanly')
        }
      }
    },
  }
}

async function within(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${timeoutMs} ms`)), timeoutMs)
  })
  try {
    await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
