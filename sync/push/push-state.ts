import { pushCommandsMax } from '../wire/limits.ts'
import type { Suspect } from './mark-unsendable.ts'

/** What the next request is for besides what is pending: `proof` leaves commands at home and shows what we hold [PU5]. */
export type Want = 'nothing' | 'contact' | 'proof'

export type Carried = {
  /** Commands in the next batch at most. */
  readonly limit: number
  readonly failures: number
  readonly want: Want
  /** Something was written since the disk was last read. */
  readonly isPoked: boolean
  /** A command that alone was refused; it is to blame if a request without it is taken [PU6]. */
  readonly suspect: Suspect | undefined
}

/**
 * The one push of a device, as its leader has it [PU1].
 *
 *   stopped ─start─▶ taking (mends the disk) ─▶ preparing ─request─▶ sending ─answer─▶ taking ─┬─ more ──▶ preparing
 *                                                ▲   └─ nothing ─▶ idle ─poke─▶ preparing      └─ settled ▶ idle
 *                                                └── woken ── waiting ◀── no answer, told to wait, disk refused
 */
export type PushState =
  | { readonly kind: 'stopped' }
  | ({ readonly kind: 'idle' } & Carried)
  | ({ readonly kind: 'preparing'; readonly asked: Want } & Carried)
  | ({
      readonly kind: 'sending'
      readonly asked: Want
      readonly count: number
      readonly firstId: string | undefined
    } & Carried)
  | ({ readonly kind: 'taking'; readonly count: number } & Carried)
  /** `canHurry`: nobody told us to wait, there was just no answer [PU4]. */
  | ({ readonly kind: 'waiting'; readonly canHurry: boolean } & Carried)

export type PushEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'woken' }
  | { readonly kind: 'broke' }
  | { readonly kind: 'mended' }
  /** There is something to learn: a new writer's letter, a grant, whether the history is still ours [PU7]. */
  | { readonly kind: 'contact' }
  /** Somebody else had an answer. */
  | { readonly kind: 'reachable' }
  | { readonly kind: 'poke'; readonly isPerson: boolean }
  | { readonly kind: 'prepared'; readonly what: 'nothing' | 'hole' }
  | {
      readonly kind: 'prepared'
      readonly what: 'request'
      readonly count: number
      readonly firstId: string | undefined
    }
  | { readonly kind: 'replied'; readonly reply: 'answer' | 'epoch_changed' | 'sequence_gap' }
  | { readonly kind: 'replied'; readonly reply: 'batch_refused'; readonly code: string }
  | { readonly kind: 'replied'; readonly reply: 'refused'; readonly afterMs: number }
  | { readonly kind: 'replied'; readonly reply: 'unreachable'; readonly isTooSlow: boolean }
  | {
      readonly kind: 'taken'
      readonly isMore: boolean
      readonly isProgress: boolean
      readonly afterMs: number | undefined
    }
  | { readonly kind: 'adopted'; readonly isNewer: boolean }

export type PushEffect =
  | { readonly kind: 'prepare'; readonly limit: number; readonly want: Want }
  | { readonly kind: 'send' }
  | { readonly kind: 'take' }
  | { readonly kind: 'adopt' }
  | { readonly kind: 'mend' }
  | { readonly kind: 'unwait' }
  /** The pause ends as soon as the last try is old enough. */
  | { readonly kind: 'hurry' }
  | { readonly kind: 'mark'; readonly suspect: Suspect }
  | { readonly kind: 'wait'; readonly failures: number; readonly atLeastMs: number }

export type PushStep = { readonly state: PushState; readonly effects: readonly PushEffect[] }

export const freshCarried: Carried = {
  limit: pushCommandsMax,
  failures: 0,
  want: 'contact',
  isPoked: false,
  suspect: undefined,
}
