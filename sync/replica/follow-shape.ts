import { backoffMs } from '../backoff/backoff-ms.ts'
import type { ShapeName } from '../permissions/shapes.ts'
import type { Chance, Timers } from '../ports/clock.ts'
import type { FeedEvent, OpenFeed, ShapeFeed } from '../ports/shape-feed.ts'
import type { Store, WriteTransaction } from '../ports/store.ts'
import { applyGathered, applyTables } from './apply-gathered.ts'
import { type Application, type ConsumerState, type StreamPosition, startConsumer, transition } from './consumer.ts'

export type ShapeNews =
  /** All that had been said up to `lsn` is on the disk. */
  | { readonly kind: 'up_to_date'; readonly lsn: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly code: string }
  /** The disk did not take it; it is tried again with the next event. */
  | { readonly kind: 'not_stored'; readonly error: unknown }

export type ShapeFollower = { close(): void }

/**
 * Brings one shape's stream onto the disk, for as long as it is not closed; only the leader does so. Should position or
 * base be changed by anybody else (another epoch was adopted, another tab took over), it begins again from what is there.
 */
export function followShape(options: {
  readonly shape: ShapeName
  readonly feed: ShapeFeed
  readonly store: Store
  readonly timers: Timers
  readonly chance: Pick<Chance, 'next'>
  readonly onNews: (news: ShapeNews) => void
}): ShapeFollower {
  const { shape, feed, store, timers, chance, onNews } = options
  let isClosed = false
  let open: OpenFeed | undefined
  let failures = 0
  let unwait: (() => void) | undefined

  /** A disk that does not even tell where we are is asked again, with growing pauses [RE7]. */
  function start(): void {
    begin().catch((error: unknown) => {
      if (isClosed) return
      failures += 1
      unwait = timers.after(backoffMs(failures, chance), start)
      onNews({ kind: 'not_stored', error })
    })
  }

  async function begin(): Promise<void> {
    open?.close()
    open = undefined
    const stored = await store.read(['positions'], (tx) => tx.get('positions', shape))
    if (isClosed) return
    failures = 0
    let position: StreamPosition | undefined = stored
    let state: ConsumerState = startConsumer(position !== undefined)
    let isVoid = false

    async function onEvent(event: FeedEvent): Promise<void> {
      if (isClosed || isVoid) return
      const step = transition(state, event)
      if (step.apply !== undefined && !isIdle(step.apply, position)) {
        const applied = await write(step.apply, position)
        if (applied === 'not_stored') {
          state = step.refused
          return
        }
        if (applied === 'void') {
          isVoid = true
          // Not awaited: this very event must end before its feed can be closed and another opened.
          start()
          return
        }
        position = step.apply.position ?? (step.apply.replaces ? undefined : position)
      }
      state = step.state
      tell(event)
    }

    open = feed.open(
      shape,
      stored === undefined ? undefined : { handle: stored.handle, offset: stored.offset },
      onEvent,
    )
  }

  async function write(
    apply: Application,
    position: StreamPosition | undefined,
  ): Promise<'stored' | 'not_stored' | 'void'> {
    try {
      return await store.write(applyTables, async (tx) => {
        // Closed while it waited for its turn: what it brings may be of a history that has just been dropped. A store may
        // call this before the turn has come; what has been read has waited for it.
        if (!(await isAt(tx, shape, position)) || isClosed) return 'void'
        await applyGathered(tx, shape, apply)
        return 'stored'
      })
    } catch (error) {
      onNews({ kind: 'not_stored', error })
      return 'not_stored'
    }
  }

  function tell(event: FeedEvent): void {
    if (event.kind === 'up_to_date') onNews({ kind: 'up_to_date', lsn: event.lsn })
    if (event.kind === 'unreachable') onNews({ kind: 'unreachable' })
    if (event.kind === 'refused') onNews({ kind: 'refused', code: event.code })
  }

  start()
  return {
    close() {
      isClosed = true
      unwait?.()
      open?.close()
    },
  }
}

/** A poll that ended without news: nothing to write. */
function isIdle({ gathered, position, replaces }: Application, before: StreamPosition | undefined): boolean {
  if (replaces || gathered.size > 0 || position === undefined || before === undefined) return false
  return position.handle === before.handle && position.offset === before.offset && position.lsn === before.lsn
}

async function isAt(tx: WriteTransaction, shape: ShapeName, expected: StreamPosition | undefined): Promise<boolean> {
  const stored = await tx.get('positions', shape)
  return stored?.handle === expected?.handle && stored?.offset === expected?.offset
}
