import type { z } from 'zod'
import type { quote } from '../commands/fields.ts'
import { quotedSecondsMax } from '../commands/limits.ts'
import type { WaitQuote } from './wait-quotes.ts'
import { waitRange } from './wait-range.ts'

/** What a customer was told, as `issue_ticket` carries it [WT17]. */
export type TicketQuote = z.output<typeof quote>

/** Undefined: no time was told, or none that anybody could be held to. */
export function ticketQuote(told: WaitQuote, ageMs: number): TicketQuote | undefined {
  const range = waitRange(told, ageMs)
  if (range.kind === 'unknown' || told.p50_ms === null || told.p90_ms === null) return undefined
  // The command takes no more, and a ticket must not be lost for a word about its wait.
  if (range.toMinutes * 60 > quotedSecondsMax) return undefined
  return {
    p50_s: toSeconds(told.p50_ms),
    p90_s: toSeconds(told.p90_ms),
    from_minutes: range.fromMinutes,
    to_minutes: range.toMinutes,
    method: told.method,
    age_s: toSeconds(ageMs),
  }
}

const toSeconds = (ms: number): number => Math.round(ms / 1000)
