import type { PublicTicket } from './public-ticket.ts'
import { isOver } from './public-ticket.ts'

/** Where the server does not say. */
const LIVE_MS = 16_000
const AWAY_FIRST_MS = 5_000
/** A branch that has no connection gets it back in minutes. */
const AWAY_MS_MAX = 60_000
/** In a pocket a page that promised a sound goes on asking, more slowly: browsers let it run once a minute at most anyway. */
const HIDDEN_FACTOR = 3
const HIDDEN_MS_MIN = 15_000
const SPREAD = 0.25

export type NextAsk = {
  /** What the page knows; undefined: nothing has been told yet. */
  readonly ticket: PublicTicket | undefined
  /** Answers in a row that told nothing. */
  readonly misses: number
  /** How long the server asked to be left alone. */
  readonly retryAfterMs?: number | undefined
  readonly isHidden: boolean
  readonly chance: number
}

/** When to ask again; undefined: what is over stays over. */
export function nextAskMs({ ticket, misses, retryAfterMs = 0, isHidden, chance }: NextAsk): number | undefined {
  if (misses > 0) {
    const backoff = Math.min(AWAY_MS_MAX, AWAY_FIRST_MS * 2 ** Math.min(misses - 1, 10))
    return Math.max(retryAfterMs, spread(backoff, chance))
  }
  if (ticket === undefined || isOver(ticket)) return undefined
  const wished = ticket.next_ms ?? LIVE_MS
  return spread(isHidden ? Math.max(HIDDEN_MS_MIN, wished * HIDDEN_FACTOR) : wished, chance)
}

/** Phones that lost the same network at once do not come back at once. */
const spread = (ms: number, chance: number): number => Math.round(ms * (1 + SPREAD * chance))
