import type { ShapeName } from '../permissions/shapes.ts'
import type { FeedEvent, FeedPosition, ShapeFeed } from './shape-feed.ts'

type Opening = {
  readonly shape: ShapeName
  readonly from: FeedPosition | undefined
  readonly onEvent: (event: FeedEvent) => Promise<void>
  isClosed: boolean
}

/** Shapes whose messages a test hands over one by one. */
export function createHandFedShapes() {
  const openings: Opening[] = []
  const feed: ShapeFeed = {
    open(shape, from, onEvent) {
      const opening: Opening = { shape, from, onEvent, isClosed: false }
      openings.push(opening)
      return {
        close() {
          opening.isClosed = true
        },
      }
    },
  }
  return {
    feed,
    /** Every stream that was ever asked for, the latest last. */
    openings: openings as readonly Readonly<Opening>[],
    /** Resolves when the follower is done with all of them, one after the other. */
    async send(shape: ShapeName, ...events: readonly FeedEvent[]): Promise<void> {
      for (const event of events) await openings.findLast((opening) => opening.shape === shape)?.onEvent(event)
    },
  }
}
