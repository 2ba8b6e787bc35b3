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
  let untime: (() => void) | undefined
  let unhear: () => void = () => undefined

  /** What an answer hangs on: another one of these, another answer. */
  const basis = (): string =>
    lens?.state.kind === 'ready'
      ? lensQueries[name].tables.map((table) => lens.revisionOf(table)).join(' ')
      : 'without a lens'

  function show(state: LensAnswerState, rows?: readonly LensRow<Name>[]): void {
    current = rows === undefined ? { ...current, state } : { state, rows, answeredAt: monotonic() }
    for (const listener of [...listeners]) listener()
  }

  async function ask(): Promise<void> {
    untime = undefined
    isAsking = true
    asked = basis()
    await (lens?.state.kind === 'ready' ? askLens(lens) : askElsewhere())
    isAsking = false
    if (listeners.size > 0) askWhenChanged()
  }
  async function askLens(ready: Lens): Promise<void> {
    const reply: LensReplyTo<Name> = await ready.ask(name, params)
    if (reply.kind === 'rows') show('lens', reply.rows)
    else show(reply.kind)
  }
  async function askElsewhere(): Promise<void> {
    if (askServer === undefined) {
      // A lens on its way is waited for.
      show(lens?.state.kind === 'starting' || lens?.state.kind === 'filling' ? 'asking' : 'unavailable')
      return
    }
    try {
      show('server', await askServer(name, params))
    } catch {
      // Why it could not be asked is on the screen's banner; here it only means that there is nothing new.
      show('unavailable')
    }
  }

  function askWhenChanged(): void {
    if (isAsking) return
    const isStale = basis() !== asked
    const isElsewhere = lens?.state.kind !== 'ready'
    if (!isStale && !(isElsewhere && askServer !== undefined)) return
    untime?.()
    untime = timers.after(isStale ? ASK_AGAIN_MS : SERVER_AGAIN_MS, () => void ask())
  }
  function hear(): void {
    // Only where it matters: a change that is already waited for must not push the question ahead of itself.
    if (untime === undefined || basis() === 'without a lens' || asked === 'without a lens') askWhenChanged()
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
        untime?.()
        untime = undefined
      }
    },
  }
}
