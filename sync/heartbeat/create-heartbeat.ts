import { backoffMs } from '../backoff/backoff-ms.ts'
import type { TimeKeeper } from '../device/create-time-keeper.ts'
import { readMeta } from '../device/read-meta.ts'
import type { Chance, Timers } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Transport } from '../ports/transport.ts'
import type { Reading } from '../time/server-clock.ts'
import type { HeartbeatAnswer } from '../wire/heartbeat.ts'
import type { HeartbeatEffect, HeartbeatEvent, HeartbeatState } from './heartbeat-state.ts'
import { heartbeatTables, type TakenHeartbeat, takeHeartbeat } from './take-heartbeat.ts'
import { transitionHeartbeat } from './transition-heartbeat.ts'

/** The age on a screen grows by this much between two answers. */
export const HEARTBEAT_MS = 5_000
/** Devices whose server comes back should notice within about this, and not all at once. */
const SILENT_PAUSE = { firstMs: HEARTBEAT_MS, maxMs: 20_000 }

export type HeartbeatNews =
  | ({ readonly kind: 'answered'; readonly answer: HeartbeatAnswer; readonly askedAt: Reading } & TakenHeartbeat)
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'broke'; readonly error: unknown }

export type Heartbeat = {
  start(isSeen: boolean): void
  stop(): void
  setSeen(isSeen: boolean): void
  reachable(): void
}

export type HeartbeatDeps = {
  readonly store: Store
  readonly transport: Transport
  readonly timers: Timers
  readonly chance: Chance
  readonly time: TimeKeeper
  /** When the replica was last equal to the branch, by the server's time. */
  equalAt(): string | undefined
  onNews(news: HeartbeatNews): void
}

export function createHeartbeat(deps: HeartbeatDeps): Heartbeat {
  const { store, transport, timers, chance, time, onNews } = deps
  let state: HeartbeatState = { kind: 'stopped' }
  /** An answer that comes after a stop is another leader's affair. */
  let life = 0
  let unwait: (() => void) | undefined

  function dispatch(event: HeartbeatEvent): void {
    const step = transitionHeartbeat(state, event)
    state = step.state
    for (const effect of step.effects) run(effect)
  }

  function run(effect: HeartbeatEffect): void {
    switch (effect.kind) {
      case 'ask':
        void ask(life)
        return
      case 'unwait':
        unwait?.()
        return
      case 'wait':
        unwait = timers.after(pauseMs(effect.failures), () => dispatch({ kind: 'woken' }))
    }
  }

  function pauseMs(failures: number): number {
    return failures === 0 ? HEARTBEAT_MS : backoffMs(failures, chance, { policy: SILENT_PAUSE })
  }

  async function ask(ownLife: number): Promise<void> {
    let news: HeartbeatNews
    try {
      news = await askOnce(() => ownLife === life)
    } catch (error) {
      news = { kind: 'broke', error }
    }
    if (ownLife !== life) return
    onNews(news)
    dispatch({ kind: news.kind === 'answered' ? 'answered' : 'failed' })
  }

  async function askOnce(isAlive: () => boolean): Promise<HeartbeatNews> {
    const asked = await store.read(['meta'], (tx) => readMeta(tx, 'writer'))
    const askedAt = time.now().reading
    const reply = await transport.heartbeat(asked?.id)
    if (reply.kind === 'refused') return { kind: 'refused', code: reply.code }
    if (reply.kind === 'unreachable' || !isAlive()) return { kind: 'unreachable' }
    const { answer } = reply
    const clock = time.hear(answer.server_time, reply.round_trip_ms)
    const taking = { answer, asked, clock, equalAt: deps.equalAt(), moment: time.moment(), uuid: chance.uuid }
    const taken = await store.write(heartbeatTables, (tx) => takeHeartbeat(tx, taking))
    return { kind: 'answered', answer, askedAt, ...taken }
  }

  return {
    start: (isSeen) => dispatch({ kind: 'start', isSeen }),
    stop() {
      life += 1
      dispatch({ kind: 'stop' })
    },
    setSeen: (isSeen) => dispatch({ kind: isSeen ? 'shown' : 'hidden' }),
    reachable: () => dispatch({ kind: 'reachable' }),
  }
}
