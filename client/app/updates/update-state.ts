/**
 * When a page gives way to a newer version of itself: never while somebody is being served.
 *
 *  current ──found──▶ ready ──quiet──▶ applying ──taken over──▶ stale ──idle──▶ (reloaded)
 *     └──────────────── taken over by what another tab let in ────▲
 */
export type UpdateState = 'current' | 'ready' | 'applying' | 'stale'
/**
 * `found`: a newer worker is installed and waits. `idle`: nobody would be disturbed here now. `quiet`: in no tab at all, since
 * a newer worker drops the files that a page of the old one may still want. `taken_over`: a newer worker answers this page, or
 * newer code opened the database; what is on the screen belongs to the old one.
 */
export type UpdateEvent = 'found' | 'idle' | 'quiet' | 'taken_over'
export type UpdateEffect = 'activate' | 'reload'

const NEXT: Readonly<Record<UpdateState, Readonly<Partial<Record<UpdateEvent, [UpdateState, UpdateEffect?]>>>>> = {
  current: { found: ['ready'], taken_over: ['stale'] },
  ready: { quiet: ['applying', 'activate'], taken_over: ['stale'] },
  // Asked again: a still newer one may have come in the place of the one that was asked.
  applying: { quiet: ['applying', 'activate'], taken_over: ['stale'] },
  stale: { idle: ['stale', 'reload'] },
}

/** Pure; an event that a state does not expect leaves it as it is. */
export function nextUpdateState(state: UpdateState, event: UpdateEvent): [UpdateState, UpdateEffect?] {
  return NEXT[state][event] ?? [state]
}
