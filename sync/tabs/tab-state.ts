import type { TabMessage } from './tab-message.ts'

/**
 * A tab's part in the work of its device [LE1]–[LE3].
 *
 *   following ──lock_won──▶ leading ──close──▶ closing ──drained──▶ left
 *    │  ▲ ▲                  │   └──quiet, and a newer version is there──▶ stepping_down ──drained──▶ left, reloads
 *    │  │ └────lock_lost─────┘                                                 │ busy meanwhile
 *    │  └────────────────────────────drained────────────────────────────────────┘
 *    └──close; or quiet, and a newer version is there──▶ left
 */
type Living = {
  readonly version: number
  /** No person is in the middle of something that a reload would take away. */
  readonly isIdle: boolean
  /** The newest version heard of, where that is newer than ours and we have not reloaded for it already. */
  readonly wanted: number | null
  /** For which version the page was reloaded last: the same one again would reload for ever. */
  readonly reloadedFor: number
}
export type Following = Living & { readonly kind: 'following' }
export type Leading = Living & { readonly kind: 'leading' }
/** Nothing new is begun; what is on its way is waited for, so that its answer is not lost. */
export type SteppingDown = Living & { readonly kind: 'stepping_down' }
export type TabState = Following | Leading | SteppingDown | { readonly kind: 'closing' } | { readonly kind: 'left' }

export type TabEvent =
  | { readonly kind: 'lock_won' }
  /** Taken away by the browser, not given up. */
  | { readonly kind: 'lock_lost' }
  | { readonly kind: 'heard'; readonly message: TabMessage }
  /** This tab wrote to the outbox. */
  | { readonly kind: 'wrote'; readonly byPerson: boolean }
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  /** Nothing of the leader's work is on its way any more. */
  | { readonly kind: 'drained' }
  | { readonly kind: 'close' }

export type TabEffect =
  /** Push, shapes and heartbeats, from the disk alone [LE2]; a first status tells the others. */
  | { readonly kind: 'start_work' }
  /** Begin nothing new, then say `drained`. */
  | { readonly kind: 'stop_work' }
  /** Drop everything at once: another tab leads already. */
  | { readonly kind: 'abort_work' }
  | { readonly kind: 'contend' }
  /** Give the lock up, or the place in its queue. */
  | { readonly kind: 'give_up_lock' }
  | { readonly kind: 'push_now'; readonly byPerson: boolean }
  | { readonly kind: 'post'; readonly message: TabMessage }
  | { readonly kind: 'take_status'; readonly status: Extract<TabMessage, { kind: 'status' }> }
  /** `forVersion` is to be told to the next page life. */
  | { readonly kind: 'reload'; readonly forVersion: number }

/** A tab begins as a follower that contends for the lock. */
export function startTab(version: number, reloadedFor: number): Following {
  return { kind: 'following', version, reloadedFor, isIdle: true, wanted: null }
}
