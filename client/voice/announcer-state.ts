import type { Language } from '../../sync/words/language.ts'

/*
 * One announcer, from call to call:
 *
 *              announced                chimed              spoken, last language
 *   resting ───────────────▶ chiming ───────────▶ speaking ──────────────────────▶ the next one, or resting
 *                               │  withdrawn, too old, not audible │ ▲
 *                               └──────────────▶ next ◀────────────┘ └─ spoken, another language
 *
 * While it is quiet nothing is kept for later: what was called meanwhile stands on the screen [VA5].
 */
export type Call = {
  readonly id: string
  readonly number: string
  readonly counter: string | number
  /** On the clock of the announcer. */
  readonly calledAt: number
  /** One after the other, the customer's first. */
  readonly languages: readonly Language[]
}

export type Phase =
  | { readonly kind: 'resting' }
  | { readonly kind: 'chiming'; readonly call: Call }
  | { readonly kind: 'speaking'; readonly call: Call; readonly language: Language; readonly later: readonly Language[] }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'stopped' }

/** `silent`: only the chime is heard; `blocked`: nothing is, a browser wants a touch first. */
export type Audible = 'ready' | 'silent' | 'blocked'

export type AnnouncerState = {
  readonly phase: Phase
  readonly queue: readonly Call[]
  /** What was begun, so that the same call is not announced at every look at the screen [VA6]. */
  readonly begun: readonly string[]
  readonly audible: Audible
}

export type AnnouncerEvent =
  | { readonly kind: 'announced'; readonly call: Call; readonly at: number }
  | { readonly kind: 'withdrawn'; readonly id: string; readonly at: number }
  | { readonly kind: 'chimed'; readonly at: number }
  | { readonly kind: 'spoken'; readonly at: number }
  | { readonly kind: 'failed'; readonly at: number }
  | { readonly kind: 'quiet_set'; readonly isQuiet: boolean }
  | { readonly kind: 'stopped' }

export type AnnouncerEffect =
  | { readonly kind: 'chime'; readonly call: Call }
  | { readonly kind: 'speak'; readonly call: Call; readonly language: Language }
  | { readonly kind: 'hush' }

export type Next = { readonly state: AnnouncerState; readonly effects: readonly AnnouncerEffect[] }

/** An older call is no news, and may long have been answered (I13). */
export const CALL_MS_MAX = 60_000
/** More would be too old before their turn: an announcement takes about five seconds. */
export const QUEUE_MAX = 12
export const BEGUN_MAX = 100

export const restingAnnouncer: AnnouncerState = { phase: { kind: 'resting' }, queue: [], begun: [], audible: 'ready' }
