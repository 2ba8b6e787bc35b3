import type { JoinAnswer } from '../../sync/join/join-answer.ts'
import type { JoinedTicket } from '../phone-page/joined-tickets.ts'
import type { Refused } from './join-api.ts'
import { westernDigits } from './western-digits.ts'

/** What somebody has chosen so far; it outlives a change of language and a newer answer. */
export type Choice = { readonly serviceId?: string; readonly classId?: string; readonly phone?: string }

/**
 *   asking → form ── join ──▶ sending → (ticket's own page) | arriving
 *          → arriving ── code, position ──▶ sending → (ticket's own page)
 *          → not_found | away (asks again by itself)
 */
export type JoinView =
  | { readonly kind: 'asking' | 'away' | 'not_found' }
  | { readonly kind: 'form'; readonly branch: JoinAnswer; readonly isHere: boolean }
  | { readonly kind: 'arriving'; readonly branch: JoinAnswer; readonly ticket: JoinedTicket }

/** What is on its way, and what was refused; either stands beside whatever is shown. */
export type Progress =
  | { readonly kind: 'resting' }
  | { readonly kind: 'sending'; readonly isWorking: boolean }
  | { readonly kind: 'refused'; readonly refused: Refused }

/** Between digits; and the marks of direction that come along when a number is copied from a phone's contacts. */
const NO_DIGITS = /[\s.()\-\u2010-\u2013\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const PHONE = /^\+?[0-9]{6,20}$/

/** As the server takes it; undefined: no number. */
export function readPhone(typed: string): string | undefined | 'wrong' {
  const bare = westernDigits(typed).replace(NO_DIGITS, '')
  if (bare === '') return undefined
  return PHONE.test(bare) ? bare : 'wrong'
}
