import type { Logger } from '../../log/create-logger.ts'
import { openSession, type Session, type SessionOptions } from './open-session.ts'

/*
 * connecting ──made──▶ following ──ended──▶ waiting ──delay──▶ connecting …
 *     └──────────── failed ───────────────────▲          stop() ends each of them
 */

export type FollowOptions = Omit<SessionOptions, 'onEnd' | 'signal'> & {
  readonly log: Logger
  /** Before a slot is made: what the stream names must exist where it starts. */
  readonly prepare: () => Promise<void>
  /** A new place in the stream: whatever was built on the former one is void. */
  readonly onStart: (startLsn: bigint) => Promise<void> | void
  readonly onLost: () => void
}

const RETRY_MS_MIN = 100
const RETRY_MS_MAX = 5_000
const JITTER = 0.3

/** Keeps one session open, with growing pauses between attempts. */
export function followChanges(options: FollowOptions): { stop(): Promise<void> } {
  let session: Session | undefined
  let timer: NodeJS.Timeout | undefined
  let attempts = 0
  let isStopped = false
  const stopping = new AbortController()

  const retry = (error: unknown): void => {
    session = undefined
    options.onLost()
    if (isStopped) return
    options.log.warn({ err: error, attempts }, 'the change stream ended; it is opened anew')
    const delay = Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** attempts)
    attempts += 1
    timer = setTimeout(connect, delay * (1 + JITTER * Math.random()))
  }

  const open = async (): Promise<void> => {
    let hasFailed = false
    const onEnd = (error: unknown): void => {
      if (hasFailed) return
      hasFailed = true
      retry(error)
    }
    try {
      await options.prepare()
      const opened = await openSession({ ...options, onEnd, signal: stopping.signal })
      if (isStopped) return await opened.close()
      session = opened
      await options.onStart(opened.startLsn)
      if (hasFailed) return
      attempts = 0
      opened.follow()
    } catch (error) {
      await session?.close().catch(() => undefined)
      onEnd(error)
    }
  }

  const connect = (): void => {
    running = open()
  }
  let running = open()

  return {
    async stop() {
      isStopped = true
      stopping.abort()
      clearTimeout(timer)
      await running
      await session?.close().catch(() => undefined)
    },
  }
}
