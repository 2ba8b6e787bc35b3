import { heartbeatAnswer } from '../wire/heartbeat.ts'
import { type PushRequest, pushAnswer } from '../wire/push.ts'
import type { Timers } from './clock.ts'
import type { StubAuthority } from './stub-authority.ts'
import type { Reply, Transport } from './transport.ts'

export type FakeTransport = Transport & {
  disconnect(): void
  connect(): void
  /** The next questions reach the authority and are settled there; their answers never arrive. */
  loseAnswers(count: number): void
  /** The next questions fail at the server before anything is done. */
  failNext(count: number): void
  /** The next answers are a page of somebody's: of a hotel's network, of a proxy. */
  answerHtml(count: number): void
  /** The next push is refused so, whatever it holds. */
  refuseNext(code: string, details?: unknown, retryAfterMs?: number): void
  /** Until it is let go, an answer that was given stays on its way. */
  holdAnswers(): void
  releaseAnswers(): void
  /** Every push that was tried, whatever became of it. */
  readonly pushes: readonly PushRequest[]
  readonly heartbeats: number
}

type Fault = { readonly kind: 'lose' | 'fail' | 'html' } | { readonly kind: 'refuse'; readonly reply: Reply<never> }

const TIMEOUT_MS = 10_000

/** The way to a stub authority, which can be cut, slow and unkind. Without timers answers come at once. */
export function createFakeTransport(options: {
  authority: StubAuthority
  device: string
  timers?: Timers
  latencyMs?: number
}): FakeTransport {
  const { authority, device, timers } = options
  const pushes: PushRequest[] = []
  let isConnected = true
  let faults: Fault[] = []
  let held: (() => void)[] | undefined
  let heartbeats = 0

  const wait = (ms: number): Promise<void> =>
    timers === undefined || ms === 0 ? Promise.resolve() : new Promise((resolve) => void timers.after(ms, resolve))
  const onItsWay = async (): Promise<void> => {
    await wait((options.latencyMs ?? 0) / 2)
    if (held !== undefined) await new Promise<void>((resolve) => held?.push(resolve))
  }

  async function ask<Answer>(question: () => Reply<Answer>): Promise<Reply<Answer>> {
    const fault = faults.shift()
    await wait((options.latencyMs ?? 0) / 2)
    if (!isConnected) return { kind: 'unreachable', why: 'network' }
    if (fault?.kind === 'fail') return { kind: 'unreachable', why: 'fault' }
    if (fault?.kind === 'html') return { kind: 'unreachable', why: 'not_ours' }
    if (fault?.kind === 'refuse') return fault.reply
    const reply = question()
    await onItsWay()
    if (!isConnected) return { kind: 'unreachable', why: 'network' }
    if (fault?.kind !== 'lose') return reply
    await wait(TIMEOUT_MS)
    return { kind: 'unreachable', why: 'timeout' }
  }

  const add = (count: number, kind: 'lose' | 'fail' | 'html'): void => {
    faults = [...faults, ...Array.from({ length: count }, () => ({ kind }))]
  }

  return {
    push(request) {
      pushes.push(JSON.parse(JSON.stringify(request)))
      return ask(() => {
        const reply = authority.push(device, request)
        return reply.kind === 'answer'
          ? { kind: 'answer', answer: pushAnswer.parse(reply.answer), round_trip_ms: options.latencyMs ?? 0 }
          : { ...reply, retry_after_ms: undefined }
      })
    },
    heartbeat(writer) {
      heartbeats += 1
      return ask(() => {
        const answer = heartbeatAnswer.parse(authority.heartbeat(device, writer))
        return { kind: 'answer', answer, round_trip_ms: options.latencyMs ?? 0 }
      })
    },
    disconnect() {
      isConnected = false
    },
    connect() {
      isConnected = true
    },
    loseAnswers: (count) => add(count, 'lose'),
    failNext: (count) => add(count, 'fail'),
    answerHtml: (count) => add(count, 'html'),
    refuseNext(code, details, retryAfterMs) {
      faults = [...faults, { kind: 'refuse', reply: { kind: 'refused', code, details, retry_after_ms: retryAfterMs } }]
    },
    holdAnswers() {
      held ??= []
    },
    releaseAnswers() {
      const waiting = held ?? []
      held = undefined
      for (const release of waiting) release()
    },
    pushes,
    get heartbeats() {
      return heartbeats
    },
  }
}
