/**
 * What a device asks every few seconds while somebody looks at it; only its leader does.
 *
 *   stopped ─start─▶ asking ─answered, failed─▶ pausing ─woken─▶ asking
 *                       ▲                         │ hidden (at the end of the asking, too)
 *                       └────────shown──────── hidden
 */
export type HeartbeatState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'asking'; readonly failures: number; readonly isSeen: boolean }
  | { readonly kind: 'pausing'; readonly failures: number }
  | { readonly kind: 'hidden' }

export type HeartbeatEvent =
  | { readonly kind: 'start'; readonly isSeen: boolean }
  | { readonly kind: 'stop' }
  | { readonly kind: 'shown' }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'woken' }
  /** The push had an answer: no use in waiting any longer. */
  | { readonly kind: 'reachable' }

export type HeartbeatEffect =
  | { readonly kind: 'ask' }
  | { readonly kind: 'unwait' }
  /** After an answer the steady pause, after failures a growing one. */
  | { readonly kind: 'wait'; readonly failures: number }

export type HeartbeatStep = { readonly state: HeartbeatState; readonly effects: readonly HeartbeatEffect[] }
