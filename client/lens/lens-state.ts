import { FAILURES_MAX, FILL_MS_MAX, PAUSE_MS_MAX, PAUSE_MS_MIN, START_MS_MAX } from './lens-limits.ts'

/**
 * The life of a lens [LL1]. Pure: `create-lens.ts` does what is told.
 *
 *  off ──wanted──▶ starting ──started──▶ filling ──filled──▶ ready
 *   ▲                 ▲  └───────── failed, overdue ─────────┘
 *   │                 │                   ▼
 *   └──unwanted──     └──────due────── broken ──the last failure──▶ given_up ──wanted──▶ starting
 */
export type LensState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting'; readonly failures: number }
  | { readonly kind: 'filling'; readonly failures: number }
  | { readonly kind: 'ready'; readonly failures: number }
  | { readonly kind: 'broken'; readonly failures: number; readonly why: LensFailure }
  | { readonly kind: 'given_up'; readonly failures: number; readonly why: LensFailure }

/** `overdue`: no answer in time. `crashed`: the worker ended, out of memory perhaps. `refused`: it said that it cannot. */
export type LensFailure = 'overdue' | 'crashed' | 'refused'
export type LensEvent =
  | { readonly kind: 'wanted' | 'unwanted' | 'started' | 'filled' | 'steady' | 'due' }
  | { readonly kind: 'failed'; readonly why: LensFailure }

/** `limit` and `pause` set the one timer, `untime` takes it away. */
export type LensEffect =
  | { readonly kind: 'spawn' | 'fill' | 'watch' | 'kill' | 'untime' }
  | { readonly kind: 'limit' | 'pause'; readonly ms: number }

export type LensStep = readonly [LensState, ...LensEffect[]]

/** An event that a state does not expect changes nothing: it is about a worker that is gone. */
export function nextLensState(state: LensState, event: LensEvent): LensStep {
  switch (event.kind) {
    case 'wanted':
      return state.kind === 'off' || state.kind === 'given_up' ? start(0) : [state]
    case 'unwanted':
      return unwanted(state)
    case 'due':
      return state.kind === 'broken' ? start(state.failures) : [state]
    case 'started':
      if (state.kind !== 'starting') return [state]
      return [{ kind: 'filling', failures: state.failures }, { kind: 'limit', ms: FILL_MS_MAX }, { kind: 'fill' }]
    case 'filled':
      if (state.kind !== 'filling') return [state]
      return [{ kind: 'ready', failures: state.failures }, { kind: 'watch' }]
    case 'steady':
      return state.kind === 'ready' ? [{ kind: 'ready', failures: 0 }] : [state]
    case 'failed':
      return failed(state, event.why)
  }
}

function start(failures: number): LensStep {
  return [{ kind: 'starting', failures }, { kind: 'limit', ms: START_MS_MAX }, { kind: 'spawn' }]
}

function unwanted(state: LensState): LensStep {
  switch (state.kind) {
    case 'off':
      return [state]
    case 'broken':
      return [{ kind: 'off' }, { kind: 'untime' }]
    case 'given_up':
      return [{ kind: 'off' }]
    default:
      return [{ kind: 'off' }, { kind: 'untime' }, { kind: 'kill' }]
  }
}

function failed(state: LensState, why: LensFailure): LensStep {
  if (state.kind === 'off' || state.kind === 'broken' || state.kind === 'given_up') return [state]
  const failures = state.failures + 1
  if (failures >= FAILURES_MAX) return [{ kind: 'given_up', failures, why }, { kind: 'untime' }, { kind: 'kill' }]
  return [{ kind: 'broken', failures, why }, { kind: 'kill' }, { kind: 'pause', ms: pauseMs(failures) }]
}

export function pauseMs(failures: number): number {
  return Math.min(PAUSE_MS_MIN * 2 ** (failures - 1), PAUSE_MS_MAX)
}
