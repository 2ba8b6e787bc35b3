import { useContext, useMemo, useSyncExternalStore } from 'react'
import { browserTimers } from '../device/clock/browser-clock.ts'
import { LensContext } from './lens-context.ts'
import type { LensParams, LensQueryName, LensRow } from './lens-queries.ts'
import { createLiveAnswer, type LensAnswerState } from './live-answer.ts'

export type LensQuery<Name extends LensQueryName> = {
  readonly state: LensAnswerState
  /** The last that came for these parameters. */
  readonly rows: readonly LensRow<Name>[] | undefined
  /** Milliseconds since they came, at this drawing. A lens's answer is of now, however long ago that was. */
  readonly age: number | undefined
}

/** A question to the branch's rows that stays answered while it is on the screen [LF3]. */
export function useLensQuery<Name extends LensQueryName>(name: Name, params: LensParams<Name>): LensQuery<Name> {
  const { lens, askServer } = useContext(LensContext)
  // Screens write parameters where they ask: they are the same when they say the same.
  const key = JSON.stringify(params)
  const live = useMemo(() => {
    const parts = { lens, askServer, timers: browserTimers, monotonic: () => performance.now() }
    return createLiveAnswer(parts, name, JSON.parse(key) as LensParams<Name>)
  }, [lens, askServer, name, key])
  const { state, rows, answeredAt } = useSyncExternalStore(live.subscribe, () => live.current)
  return { state, rows, age: answeredAt === undefined ? undefined : performance.now() - answeredAt }
}
