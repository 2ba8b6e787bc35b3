import type { Language } from '../words/language.ts'
import { endedNumberFragments, numberFragments } from './number-fragments.ts'

export const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as const
/** Words around numbers. `at_screen` stands in for a counter whose name cannot be said. */
export const callWords = ['ticket', 'counter', 'at_screen'] as const

/** A recorded piece by its name, or silence between two. */
export type SpokenPart = string | { readonly pauseMs: number }

const COMMA: SpokenPart = { pauseMs: 220 }
const BREATH: SpokenPart = { pauseMs: 70 }

/** `A-048` or, of a letter of its own, `A-X07`; behind `/` which of two tickets with one number it is. */
const TICKET = /^([A-Z]{1,3})-([A-Z]{0,4})(\d{1,6})(?:\/(\d{1,2}))?$/
/** What a counter is called: a number, perhaps with letters beside it. */
const COUNTER = /^([A-Z]{0,3}) ?(\d{1,4}) ?([A-Z]{0,2})$/

/** A ticket's number in pieces: each letter by its name, the digits as one number [VO6]; undefined where it is not one. */
export function ticketFragments(language: Language, number: string): SpokenPart[] | undefined {
  const [, prefix, letter, digits, copy] = TICKET.exec(number) ?? []
  if (prefix === undefined) return undefined
  return [
    ...`${prefix}${letter}`,
    BREATH,
    ...numberFragments(language, Number(digits)),
    ...(copy === undefined ? [] : [BREATH, ...numberFragments(language, Number(copy))]),
  ]
}

/** Where to go [VO7]: a name that cannot be said is read from the screen. */
export function counterFragments(language: Language, counter: string | number): SpokenPart[] {
  const [, before = '', digits, after = ''] = COUNTER.exec(String(counter).trim().toUpperCase()) ?? []
  if (digits === undefined) {
    const name = String(counter).trim().toUpperCase()
    return /^[A-Z]$/.test(name) ? ['counter', BREATH, name] : ['at_screen']
  }
  const number =
    after === '' ? endedNumberFragments(language, Number(digits)) : numberFragments(language, Number(digits))
  return ['counter', BREATH, ...before, ...number, ...after]
}

/** “Ticket A forty-eight, counter three” [VO8]; undefined where the number is none that can be said. */
export function callFragments(language: Language, number: string, counter: string | number): SpokenPart[] | undefined {
  const ticket = ticketFragments(language, number)
  return ticket && ['ticket', BREATH, ...ticket, COMMA, ...counterFragments(language, counter)]
}
