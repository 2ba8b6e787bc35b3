import type { Timers } from '../../../sync/ports/clock.ts'
import type { FeedEvent, FeedPosition, ShapeFeed } from '../../../sync/ports/shape-feed.ts'
import type { Random } from '../../../sync/random/create-random.ts'
import type { Audience } from '../../../sync/shapes/audience.ts'
import type { Weather } from './link.ts'
import type { ShapeSource } from './shape-source.ts'

const RETRY_MS = 2_000
const CHUNK_MAX = 7
/** A long tale comes in few parts, as from a real engine: what a part can break is broken by a handful of them. */
const CHUNKS_MAX = 6

/** One page's shapes. Events come one at a time; a stream that breaks begins again where it was, or tells some of it twice. */
export function createFeed(options: {
  readonly source: ShapeSource
  readonly audience: Audience
  readonly random: Random
  readonly page: Timers
  readonly weather: Weather
  readonly standing: { readonly isRevoked: boolean }
}): ShapeFeed {
  const { source, audience, random, page, weather, standing } = options
  return {
    open(shape, from, onEvent) {
      let isClosed = false
      let isRunning = false
      let isStale = true
      let position: FeedPosition | undefined = from
      let toldLsn = ''

      /** One at a time: each piece of news would otherwise begin a chain of tries of its own. */
      let isPlanned = false
      function later(ms: number): void {
        if (isPlanned) return
        isPlanned = true
        page.after(ms, () => {
          isPlanned = false
          void run()
        })
      }
      const stopNews = source.onNews(() => {
        isStale = true
        if (!isRunning && !isClosed) later(random.below(weather.latencyMsMax + 1))
      })

      async function run(): Promise<void> {
        if (isClosed || isRunning || !isStale) return
        isRunning = true
        try {
          await tell()
        } finally {
          isRunning = false
        }
      }

      async function tell(): Promise<void> {
        if (weather.isCut || random.below(100) < weather.lost) {
          await onEvent({ kind: 'unreachable' })
          later(RETRY_MS)
          return
        }
        if (weather.isUnknown || standing.isRevoked) {
          await onEvent({ kind: 'refused', code: standing.isRevoked ? 'device_revoked' : 'unauthenticated' })
          later(RETRY_MS)
          return
        }
        isStale = false
        const told = source.after(shape, audience, position)
        if (told === undefined) {
          position = undefined
          isStale = true
          await onEvent({ kind: 'must_refetch' })
          later(random.below(weather.latencyMsMax + 1))
          return
        }
        if (told.offset === position?.offset && told.lsn === toldLsn) return
        const { changes, handle, offset, lsn } = told
        const size = Math.max(1 + random.below(CHUNK_MAX), Math.ceil(changes.length / CHUNKS_MAX))
        for (let at = 0; at < changes.length && !isClosed; at += size) {
          const event: FeedEvent = { kind: 'changes', changes: changes.slice(at, at + size) }
          await onEvent(event)
          // The connection broke behind these, and they come once more.
          if (random.below(100) < weather.doubled && !isClosed) await onEvent(event)
        }
        if (isClosed) return
        await onEvent({ kind: 'up_to_date', handle, offset, lsn })
        position = { handle, offset }
        toldLsn = lsn
        if (isStale) later(random.below(weather.latencyMsMax + 1))
      }

      later(random.below(weather.latencyMsMax + 1))
      return {
        close() {
          isClosed = true
          stopNews()
        },
      }
    },
  }
}
