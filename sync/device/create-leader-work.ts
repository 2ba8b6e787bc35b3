import { createHeartbeat, type HeartbeatNews } from '../heartbeat/create-heartbeat.ts'
import { needsRenewal } from '../heartbeat/needs-renewal.ts'
import { dropOld } from '../outbox/drop-old.ts'
import { type ShapeName, shapes } from '../permissions/shapes.ts'
import type { Chance, Timers } from '../ports/clock.ts'
import type { ShapeFeed } from '../ports/shape-feed.ts'
import type { Store } from '../ports/store.ts'
import type { Transport } from '../ports/transport.ts'
import { createPushLoop, type PushNews } from '../push/create-push-loop.ts'
import { followShape, type ShapeFollower, type ShapeNews } from '../replica/follow-shape.ts'
import { serverNow } from '../time/server-clock.ts'
import type { TimeKeeper } from './create-time-keeper.ts'
import { readMeta } from './read-meta.ts'

/** A kiosk that nobody looks at, and that nobody uses, asks for its lanes so often at most. */
const RENEWAL_CHECK_MS = 600_000
/** Old rows are looked for in the whole outbox. */
const DROP_OLD_MS = 3_600_000

export type LeaderDeps = {
  readonly store: Store
  readonly transport: Transport
  readonly feed: ShapeFeed
  readonly timers: Timers
  readonly chance: Chance
  readonly time: TimeKeeper
  /** A kiosk's present day; undefined for devices that hold no lanes. */
  laneDay(): string | undefined
  equalAt(): string | undefined
  onPush(news: PushNews): void
  onHeartbeat(news: HeartbeatNews): void
  onShape(shape: ShapeName, news: ShapeNews): void
  onBroke(error: unknown): void
}

/** What one tab does for all tabs of the device [LE1]: it pushes, follows shapes, asks heartbeats and keeps the disk small. */
export function createLeaderWork(deps: LeaderDeps) {
  const { store, timers } = deps
  const push = createPushLoop({ ...deps, onNews: onPush })
  const heartbeat = createHeartbeat({ ...deps, onNews: onHeartbeat })
  let followers: readonly ShapeFollower[] = []
  let stopTimers: (() => void)[] = []

  function onPush(news: PushNews): void {
    if (news.kind === 'adopted') followAnew()
    if (news.kind === 'answered') heartbeat.reachable()
    deps.onPush(news)
  }

  function onHeartbeat(news: HeartbeatNews): void {
    if (news.kind === 'answered') {
      push.reachable()
      if (news.needsContact) push.contact()
    }
    deps.onHeartbeat(news)
  }

  function followAnew(): void {
    for (const follower of followers) follower.close()
    followers = (Object.keys(shapes) as ShapeName[]).map((shape) =>
      followShape({ ...deps, shape, onNews: (news) => deps.onShape(shape, news) }),
    )
  }

  function every(ms: number, work: () => Promise<void>): void {
    const at = stopTimers.length
    const again = (): void => {
      stopTimers[at] = timers.after(ms, again)
      work().catch(deps.onBroke)
    }
    stopTimers[at] = timers.after(ms, again)
  }

  async function renew(): Promise<void> {
    const day = deps.laneDay()
    if (day === undefined) return
    const writer = await store.read(['meta'], (tx) => readMeta(tx, 'writer'))
    if (needsRenewal(writer, day)) push.contact()
  }

  /** Only by a time that an answer of this page life proves; what has an outcome has had an answer, so it can wait. */
  async function dropWhatIsOld(): Promise<void> {
    const clock = deps.time.now()
    if (clock.standing === 'heard') await dropOld(store, serverNow(clock))
  }

  function stop(): void {
    push.stop()
    stopRest()
  }

  function stopRest(): void {
    heartbeat.stop()
    for (const follower of followers) follower.close()
    for (const stopTimer of stopTimers) stopTimer()
    followers = []
    stopTimers = []
  }

  return {
    start(isSeen: boolean): void {
      push.start()
      heartbeat.start(isSeen)
      followAnew()
      every(RENEWAL_CHECK_MS, renew)
      every(DROP_OLD_MS, dropWhatIsOld)
    },
    stop,
    drain(onDrained: () => void): void {
      stopRest()
      push.drain(onDrained)
    },
    pushNow: push.poke,
    /** The browser's word, which may be wrong: both try, once [PU2]. */
    networkBack(): void {
      push.poke(true)
      heartbeat.reachable()
    },
    setSeen: heartbeat.setSeen,
  }
}
