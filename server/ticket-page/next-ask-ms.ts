import type { TicketState } from '../../sync/tickets/ticket-state.ts'

/** Who may be called at any moment wants to know soon; who has time does not (decisions/0001). */
const NEAR_MS = 4_000
const FAR_MS = 16_000
const ASIDE_MS = 20_000
const NEAR_AHEAD_MAX = 3
const NEAR_MINUTES_MAX = 5

type Standing = {
  readonly state: TicketState
  readonly line: { readonly ahead: number; readonly wait: { readonly to_minutes: number } | null } | null
}

/** When a page asks again, before its own spread; null: what is over stays over. */
export function nextAskMs({ state, line }: Standing): number | null {
  switch (state) {
    case 'called':
      return NEAR_MS
    case 'waiting':
      return isNear(line) ? NEAR_MS : FAR_MS
    case 'serving':
    case 'parked':
    case 'no_show':
      return ASIDE_MS
    default:
      return null
  }
}

function isNear(line: Standing['line']): boolean {
  if (line === null) return false
  return line.ahead <= NEAR_AHEAD_MAX || (line.wait !== null && line.wait.to_minutes <= NEAR_MINUTES_MAX)
}
