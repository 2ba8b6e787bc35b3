import type { ShapeName } from '../../../sync/permissions/shapes.ts'
import type { FeedEvent, FeedPosition, OpenFeed, ShapeFeed } from '../../../sync/ports/shape-feed.ts'
import type { FeedOptions } from './feed-options.ts'
import { type StreamEnd, type Streaming, streamOnce } from './stream-once.ts'
import { whenAwake } from './when-awake.ts'

/** The library gives a stream up for some faults, and for any after fifty in a row. */
export const RESTART_MS = 5_000
/** A device was revoked, a branch closed: somebody has to do something about it first. */
export const REFUSED_MS = 30_000

/** The live rows of a branch by the unmodified client library; a feed lives until it is closed, whatever happens to it. */
export function createElectricFeed(options: FeedOptions): ShapeFeed {
  return { open: (shape, from, onEvent) => openFeed(options, shape, from, onEvent) }
}

/**
 *   streaming ──given up, or an event was not taken──▶ pausing ──▶ streaming from the last up-to-date that was taken
 *       └─────────────────── close ───────────────────────┴──▶ closed
 */
function openFeed(
  options: FeedOptions,
  shape: ShapeName,
  from: FeedPosition | undefined,
  onEvent: (event: FeedEvent) => Promise<void>,
): OpenFeed {
  let position = from
  let streaming: Streaming | undefined
  let stopPause = (): void => undefined
  let isClosed = false
  let isUnreachable = false
  /** Rows were told since the last up-to-date. */
  let isHalf = false
  let last: Promise<unknown> = Promise.resolve()

  async function tell(event: FeedEvent): Promise<void> {
    if (isClosed) return
    await onEvent(event)
    isUnreachable = event.kind === 'unreachable'
    if (event.kind === 'changes') isHalf = true
    if (event.kind === 'must_refetch') [position, isHalf] = [undefined, false]
    if (event.kind === 'up_to_date') [position, isHalf] = [{ handle: event.handle, offset: event.offset }, false]
  }

  /** One at a time, whoever tells it; that nobody answers is told once. */
  function take(event: FeedEvent): Promise<void> {
    const told = last.then(() => (event.kind === 'unreachable' && isUnreachable ? undefined : tell(event)))
    last = told.catch(() => undefined)
    return told
  }

  async function begin(): Promise<void> {
    try {
      // From the very beginning the same rows come again, and some that came are gone by then.
      if (position === undefined && isHalf) await take({ kind: 'must_refetch' })
    } catch {
      return onEnd('fault')
    }
    if (!isClosed) streaming = streamOnce({ ...options, shape, from: position, take, onEnd })
  }

  function onEnd(end: StreamEnd): void {
    streaming = undefined
    if (!isClosed) stopPause = options.after(end === 'refused' ? REFUSED_MS : RESTART_MS, () => void begin())
  }

  const stopWaking = whenAwake(options, () => streaming?.refresh())
  void begin()
  return {
    close() {
      isClosed = true
      streaming?.end()
      stopPause()
      stopWaking()
    },
  }
}
