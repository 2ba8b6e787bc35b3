import { describe, expect, it } from 'vitest'
import { FAILURES_MAX, FILL_MS_MAX, PAUSE_MS_MAX, PAUSE_MS_MIN, START_MS_MAX } from './lens-limits.ts'
import { type LensEvent, type LensState, nextLensState, pauseMs } from './lens-state.ts'

const broken: LensState = { kind: 'broken', failures: 2, why: 'overdue' }
const gaveUp: LensState = { kind: 'given_up', failures: FAILURES_MAX, why: 'crashed' }
const states: LensState[] = [
  { kind: 'off' },
  { kind: 'starting', failures: 2 },
  { kind: 'filling', failures: 2 },
  { kind: 'ready', failures: 2 },
  broken,
  gaveUp,
]
const crashed: LensEvent = { kind: 'failed', why: 'crashed' }
const events: LensEvent[] = [
  { kind: 'wanted' },
  { kind: 'unwanted' },
  { kind: 'started' },
  { kind: 'filled' },
  { kind: 'steady' },
  { kind: 'due' },
  crashed,
]
const kinds = (of: readonly { readonly kind: string }[]) => of.map(({ kind }) => kind).join(' ')

/** State by state, event by event: what becomes of it and what is done. A dash: nothing. */
const table: Record<LensState['kind'], Record<LensEvent['kind'], string>> = {
  off: { wanted: 'starting limit spawn', unwanted: '-', started: '-', filled: '-', steady: '-', due: '-', failed: '-' },
  starting: {
    wanted: '-',
    unwanted: 'off untime kill',
    started: 'filling limit fill',
    filled: '-',
    steady: '-',
    due: '-',
    failed: 'broken kill pause',
  },
  filling: {
    wanted: '-',
    unwanted: 'off untime kill',
    started: '-',
    filled: 'ready watch',
    steady: '-',
    due: '-',
    failed: 'broken kill pause',
  },
  ready: {
    wanted: '-',
    unwanted: 'off untime kill',
    started: '-',
    filled: '-',
    steady: 'ready',
    due: '-',
    failed: 'broken kill pause',
  },
  broken: {
    wanted: '-',
    unwanted: 'off untime',
    started: '-',
    filled: '-',
    steady: '-',
    due: 'starting limit spawn',
    failed: '-',
  },
  given_up: {
    wanted: 'starting limit spawn',
    unwanted: 'off',
    started: '-',
    filled: '-',
    steady: '-',
    due: '-',
    failed: '-',
  },
}

describe('the life of a lens', () => {
  it.each(states.flatMap((state) => events.map((event) => [state.kind, event.kind, state, event] as const)))(
    '[LL1] %s, %s',
    (stateKind, eventKind, state, event) => {
      const [next, ...effects] = nextLensState(state, event)
      const expected = table[stateKind][eventKind]
      if (expected === '-') expect([next, effects]).toEqual([state, []])
      else expect(kinds([next, ...effects])).toBe(expected)
    },
  )

  it('[LL2] each step has its own limit', () => {
    expect(nextLensState({ kind: 'off' }, { kind: 'wanted' })[1]).toEqual({ kind: 'limit', ms: START_MS_MAX })
    expect(nextLensState({ kind: 'starting', failures: 0 }, { kind: 'started' })[1]).toEqual({
      kind: 'limit',
      ms: FILL_MS_MAX,
    })
  })

  it('[LL1] pauses grow to the longest, and the last failure ends it until somebody asks again', () => {
    let state: LensState = { kind: 'off' }
    const pauses: number[] = []
    state = nextLensState(state, { kind: 'wanted' })[0]
    for (let failures = 1; failures <= FAILURES_MAX; failures += 1) {
      const [next, ...effects] = nextLensState(state, { kind: 'failed', why: 'refused' })
      for (const effect of effects) if (effect.kind === 'pause') pauses.push(effect.ms)
      state = nextLensState(next, { kind: 'due' })[0]
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16].map((times) => times * PAUSE_MS_MIN))
    expect(state).toEqual({ kind: 'given_up', failures: FAILURES_MAX, why: 'refused' })
    expect(nextLensState(state, { kind: 'wanted' })[0]).toEqual({ kind: 'starting', failures: 0 })
    expect(pauseMs(100)).toBe(PAUSE_MS_MAX)
  })

  it('[LL1] a lens that has shown that it can live begins its count anew, one that only became ready does not', () => {
    const ready = nextLensState({ kind: 'filling', failures: 3 }, { kind: 'filled' })[0]
    expect(nextLensState(ready, crashed)[0]).toMatchObject({ kind: 'broken', failures: 4 })
    expect(nextLensState(nextLensState(ready, { kind: 'steady' })[0], crashed)[0]).toMatchObject({ failures: 1 })
  })

  it('[LL1] a worker is spawned only where none is, and ended wherever one is left behind', () => {
    const has = (state: LensState) => ['starting', 'filling', 'ready'].includes(state.kind)
    for (const state of states) {
      for (const event of events) {
        const [next, ...effects] = nextLensState(state, event)
        const done = effects.map(({ kind }) => kind)
        expect([state.kind, event.kind, done.includes('kill')]).toEqual([
          state.kind,
          event.kind,
          has(state) && !has(next),
        ])
        expect([state.kind, event.kind, done.includes('spawn')]).toEqual([
          state.kind,
          event.kind,
          !has(state) && has(next),
        ])
      }
    }
  })
})
