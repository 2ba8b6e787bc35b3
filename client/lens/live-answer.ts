import type { Timers } from '../../sync/ports/clock.ts'
import type { Lens, LensReplyTo } from './create-lens.ts'
import { ASK_AGAIN_MS, SERVER_AGAIN_MS } from './lens-limits.ts'
import { type LensParams, type LensQueryName, type LensRow, lensQueries } from './lens-queries.ts'

/** The same question to a server, by whoever can reach one; rejects when it cannot be asked. */
export type AskServer = <Name extends LensQueryName>(
  name: Name,
  params: LensParams<Name>,
) => Promise<readonly LensRow<Name>[]>

/** `asking`: nothing yet. `unavailable`: nobody can be asked now. `refused`: a mistake of ours. Rows are the last that came. */
export type LensAnswerState = 'asking' | 'lens' | 'server' | 'unavailable' | 'refused'
export type LensAnswer<Name extends LensQueryName> = {
  readonly state: LensAnswerState
  readonly rows: readonly LensRow<Name>[] | undefined
  /** On the monotonic clock, when the rows came. */
  readonly answeredAt: number | undefined
}
export type LiveAnswer<Name extends LensQueryName> = {
  readonly current: LensAnswer<Name>
  subscribe(listener: () => void): () => void
}
export type LiveAnswerParts = {
  readonly lens: Lens | undefined
  readonly askServer: AskServer | undefined
  readonly timers: Timers
  readonly monotonic: () => number
}

type Planned = { readonly isSoon: boolean; readonly untime: () => void }

/**
 * One question, kept answered while somebody listens [LF3] [LF4]: by the lens, anew when its tables changed; without one by
 * the server, anew from time to time; without both what came last stays.
 */
export function createLiveAnswer<Name extends LensQueryName>(
  parts: LiveAnswerParts,
  name: Name,
  params: LensParams<Name>,
): LiveAnswer<Name> {
  const { lens, askServer, timers, monotonic } = parts
  const listeners = new Set<() => void>()
  let current: LensAnswer<Name> = { state: 'asking', rows: undefined, answeredAt: undefined }
  let asked: string | undefined
  let isAsking = false
  let planned: Planned | undefined
  let unhear: () => void = () => undefined

  /** What an answer hangs on: another one of these, another answer. */
  function basis(): string {
    if (lens?.state.kind === 'ready') return lensQueries[name].tables.map((table) => lens.revisionOf(table)).join(' ')
    return isComing() ? 'coming' : 'none'
  }
  const isComing = (): boolean => lens?.state.kind === 'starting' || lens?.state.kind === 'filling'

  function show(state: LensAnswerState, rows?: readonly LensRow<Name>[]): void {
    current = rows === undefined ? { ...current, state } : { state, rows, answeredAt: monotonic() }
    for (const listener of [...listeners]) listener()
  }

  async function ask(): Promise<void> {
    take()
    isAsking = true
    asked = basis()
    await (lens?.state.kind === 'ready' ? askLens(lens) : askElsewhere())
    isAsking = false
    if (listeners.size > 0) plan()
  }
  async function askLens(ready: Lens): Promise<void> {
    const reply: LensReplyTo<Name> = await ready.ask(name, params)
    if (reply.kind === 'rows') show('lens', reply.rows)
    else show(reply.kind)
  }
  async function askElsewhere(): Promise<void> {
    if (askServer === undefined) {
      // A lens on its way is waited for.
      show(isComing() ? 'asking' : 'unavailable')
      return
    }
    try {
      show('server', await askServer(name, params))
    } catch {
      // Why it could not be asked is on the screen's banner; here it only means that there is nothing new.
      show('unavailable')
    }
  }

  function plan(): void {
    if (basis() !== asked) askSoon()
    else if (lens?.state.kind !== 'ready' && askServer !== undefined) planned = after(SERVER_AGAIN_MS, false)
  }
  /** What is planned soon already stays as it is: a change after the other must not push the question ahead of itself. */
  function askSoon(): void {
    if (isAsking || planned?.isSoon === true) return
    take()
    planned = after(ASK_AGAIN_MS, true)
  }
  function hear(): void {
    if (basis() !== asked) askSoon()
  }
  function after(ms: number, isSoon: boolean): Planned {
    return { isSoon, untime: timers.after(ms, () => void ask()) }
  }
  function take(): void {
    planned?.untime()
    planned = undefined
  }

  return {
    get current() {
      return current
    },
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) {
        unhear = lens?.subscribe(hear) ?? unhear
        if (!isAsking) void ask()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        unhear()
        take()
      }
    },
  }
}
