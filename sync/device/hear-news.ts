import type { HeartbeatNews } from '../heartbeat/create-heartbeat.ts'
import type { ShapeName } from '../permissions/shapes.ts'
import { StoreError } from '../ports/store.ts'
import type { PushNews } from '../push/create-push-loop.ts'
import type { ShapeNews } from '../replica/follow-shape.ts'
import type { Standing } from './create-standing.ts'

/** What the leader's work tells goes to the standing; faults of the disk are a person's trouble, all else a mistake of ours. */
export function hearNews(options: {
  readonly standing: Standing
  onMistake?: ((error: unknown) => void) | undefined
  /** To the other tabs. */
  tellStatus(): void
  refresh(): void
}) {
  const { standing, onMistake, tellStatus, refresh } = options
  const unstored = new Set<ShapeName>()

  function onBroke(error: unknown): void {
    if (!(error instanceof StoreError)) onMistake?.(error)
    standing.hearStoreError(error instanceof StoreError ? error.code : 'write_failed')
    refresh()
  }

  return {
    onBroke,
    onPush(news: PushNews): void {
      if (news.kind === 'broke') onBroke(news.error)
      else standing.hearPush(news)
      tellStatus()
      refresh()
    },
    onHeartbeat(news: HeartbeatNews): void {
      if (news.kind === 'broke') onBroke(news.error)
      else standing.hearHeartbeat(news)
      tellStatus()
      refresh()
    },
    onShape(shape: ShapeName, news: ShapeNews): void {
      if (news.kind === 'not_stored') {
        unstored.add(shape)
        onBroke(news.error)
        return
      }
      // What had been gathered is on the disk now: it takes writes again.
      if (news.kind === 'up_to_date' && unstored.delete(shape) && unstored.size === 0)
        standing.hearStoreError(undefined)
      standing.hearShape(shape, news)
      refresh()
    },
  }
}
