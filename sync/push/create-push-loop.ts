import { backoffMs } from '../backoff/backoff-ms.ts'
import type { TimeKeeper } from '../device/create-time-keeper.ts'
import type { Chance, Timers } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Reply, Transport } from '../ports/transport.ts'
import type { ServerClock } from '../time/server-clock.ts'
import type { PushAnswer, PushRequest } from '../wire/push.ts'
import { adoptEpoch, epochDetails, epochTables } from './adopt-epoch.ts'
import { type Asked, batchOf, batchTables } from './batch-of.ts'
import { classifyReply } from './classify-reply.ts'
import { forkTables } from './fork-writer.ts'
import { markUnsendable } from './mark-unsendable.ts'
import { mendOutbox } from './mend-outbox.ts'
import type { PushEffect, PushEvent, PushState } from './push-state.ts'
import { createAhead } from './send-ahead.ts'
import { answerTables, type Taken, takeAnswer } from './take-answer.ts'
import { transition } from './transition.ts'

export type PushNews =
  /** On the disk by now. */
  | { readonly kind: 'answered'; readonly answer: PushAnswer; readonly taken: Taken }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreachable' }
  /** Another history is in force: base and positions are gone. */
  | { readonly kind: 'adopted' }
  /** The disk refused. */
  | { readonly kind: 'broke'; readonly error: unknown }

export type PushLoop = {
  start(): void
  stop(): void
  /** Begins nothing new, and stops once what is on its way has been taken [LE3]. */
  drain(onDrained: () => void): void
  /** Something was written; `isPerson`: somebody stands there and waits for it. */
  poke(isPerson: boolean): void
  /** There is something to learn, though nothing is pending [PU7]. */
  contact(): void
  /** Somebody else had an answer from the server. */
  reachable(): void
}

export type PushDeps = {
  readonly store: Store
  readonly transport: Transport
  readonly timers: Timers
  readonly chance: Chance
  readonly time: TimeKeeper
  onNews(news: PushNews): void
}

/** Between two tries for people's sake: a server that is coming up, or going down, is not hammered by taps. */
export const HURRY_MS = 2_000

type Heard = { readonly reply: Reply<PushAnswer>; readonly clock?: ServerClock }
type Work = Exclude<PushEffect, { kind: 'wait' | 'unwait' | 'hurry' }>

/** Runs what `transition` says: disk, network and pauses, one at a time. What it does not carry over lies on the disk. */
export function createPushLoop(deps: PushDeps): PushLoop {
  const { store, transport, timers, chance, time, onNews } = deps
  let state: PushState = { kind: 'stopped' }
  /** Whatever was begun before a stop comes to nothing: another tab may lead by then. */
  let life = 0
  const ahead = createAhead({ store, ageOf: time.ageOf, ask })
  let asked: Asked | undefined
  let askedLimit = 0
  let heard: Heard | undefined
  let unwait: (() => void) | undefined
  let waits = { since: 0, until: 0 }
  let onDrained: (() => void) | undefined
  const monotonic = (): number => time.now().reading.monotonic

  function dispatch(event: PushEvent): void {
    const step = transition(state, event)
    state = step.state
    if (onDrained !== undefined && !isOnItsWay(step.effects)) endDrain()
    else for (const effect of step.effects) run(effect)
  }

  /** An answer that is awaited, or one that is just being taken. */
  function isOnItsWay(next: readonly PushEffect[]): boolean {
    if (ahead.isOnItsWay() && state.kind !== 'waiting' && state.kind !== 'idle') return true
    if (state.kind === 'sending') return next.length === 0
    return state.kind === 'taking' && (next.length === 0 || next[0]?.kind === 'take')
  }

  function endDrain(): void {
    const drained = onDrained
    onDrained = undefined
    stop()
    drained?.()
  }

  function stop(): void {
    life += 1
    ahead.forget()
    dispatch({ kind: 'stop' })
  }

  function run(effect: PushEffect): void {
    switch (effect.kind) {
      case 'wait':
        wait(monotonic(), backoffMs(effect.failures, chance, { askedMs: effect.atLeastMs }))
        return
      case 'hurry':
        unwait?.()
        wait(waits.since, Math.min(waits.until - waits.since, HURRY_MS))
        return
      case 'unwait':
        unwait?.()
        return
      default:
        void perform(effect)
    }
  }

  function wait(since: number, ms: number): void {
    waits = { since, until: since + ms }
    unwait = timers.after(Math.max(0, waits.until - monotonic()), () => dispatch({ kind: 'woken' }))
  }

  async function perform(effect: Work): Promise<void> {
    const ownLife = life
    let event: PushEvent
    try {
      event = await eventOf(effect, () => ownLife === life)
    } catch (error) {
      if (ownLife === life) onNews({ kind: 'broke', error })
      event = { kind: 'broke' }
    }
    if (ownLife === life) dispatch(event)
  }

  function eventOf(effect: Work, isAlive: () => boolean): Promise<PushEvent> {
    switch (effect.kind) {
      case 'prepare':
        return prepare(effect.limit, effect.want)
      case 'send':
        return send(isAlive)
      case 'take':
        return take(isAlive)
      case 'adopt':
        return adopt()
      case 'mend':
        return mended((making) => mendOutbox(store, making))
      case 'mark':
        return mended((making) => store.write(forkTables, (tx) => markUnsendable(tx, effect.suspect, making)))
    }
  }

  async function prepare(limit: number, want: 'nothing' | 'contact' | 'proof'): Promise<PushEvent> {
    const question = { limit, isContact: want !== 'nothing', isProof: want === 'proof', ageOf: time.ageOf }
    const batch = await store.read(batchTables, async (tx) => {
      const standing = question.isProof ? undefined : await ahead.standing(tx)
      return standing ?? batchOf(tx, question)
    })
    ahead.keepOnly(batch)
    if (batch.kind !== 'request') return { kind: 'prepared', what: batch.kind }
    asked = batch
    askedLimit = limit
    const { commands } = batch.request
    return { kind: 'prepared', what: 'request', count: commands.length, firstId: commands[0]?.id }
  }

  /** The server's time is heard when it comes: an answer to what was sent ahead may wait for a while. */
  async function ask(request: PushRequest): Promise<Heard> {
    const ownLife = life
    const reply = await transport.push(request)
    if (reply.kind !== 'answer' || ownLife !== life) return { reply }
    return { reply, clock: time.hear(reply.answer.server_time, reply.round_trip_ms) }
  }

  async function send(isAlive: () => boolean): Promise<PushEvent> {
    const replying = ahead.replyTo(must(asked))
    ahead.readBehind(must(asked), askedLimit)
    const got = await replying
    if (!isAlive()) return { kind: 'stop' }
    heard = got
    const { reply } = got
    if (reply.kind === 'refused') onNews({ kind: 'refused', code: reply.code })
    if (reply.kind === 'unreachable') onNews({ kind: 'unreachable' })
    return classifyReply(reply)
  }

  async function take(isAlive: () => boolean): Promise<PushEvent> {
    const { reply, clock } = must(heard)
    if (reply.kind !== 'answer' || clock === undefined) throw new TypeError('there is no answer to take')
    const { answer } = reply
    const of = must(asked)
    await ahead.send(of, answer, () => isAlive() && onDrained === undefined)
    if (!isAlive()) return { kind: 'stop' }
    const taking = { sent: of.sent, answer, moment: time.moment(), clock, uuid: chance.uuid }
    const taken = await store.write(answerTables, (tx) => takeAnswer(tx, taking))
    onNews({ kind: 'answered', answer, taken })
    const afterMs = answer.retry_after_ms
    return taken.kind === 'outdated'
      ? { kind: 'taken', isMore: true, isProgress: false, afterMs }
      : { kind: 'taken', isMore: taken.isMore, isProgress: taken.isProgress, afterMs }
  }

  async function adopt(): Promise<PushEvent> {
    const details = epochDetails.parse(heard?.reply.kind === 'refused' ? heard.reply.details : undefined)
    const { writer } = must(asked).sent
    const isNewer = await store.write(epochTables, (tx) => adoptEpoch(tx, writer, details))
    if (isNewer) onNews({ kind: 'adopted' })
    return { kind: 'adopted', isNewer }
  }

  async function mended(write: (making: { uuid(): string; at: number }) => Promise<void>): Promise<PushEvent> {
    await write({ uuid: chance.uuid, at: time.now().reading.wall })
    return { kind: 'mended' }
  }

  return {
    start: () => dispatch({ kind: 'start' }),
    stop,
    drain(whenDrained) {
      onDrained = whenDrained
      if (!isOnItsWay([])) endDrain()
    },
    poke: (isPerson) => dispatch({ kind: 'poke', isPerson }),
    contact: () => dispatch({ kind: 'contact' }),
    reachable: () => dispatch({ kind: 'reachable' }),
  }
}

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('nothing was asked')
  return value
}
