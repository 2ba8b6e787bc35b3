import { formatNumber } from '../../../sync/numbers/format-number.ts'
import { plainPin } from '../../../sync/pin/pin-rule.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'

type Known = Pick<TicketRow, 'id' | 'number' | 'number_day'>
export type PaperQuestion = {
  readonly tickets: Iterable<Known>
  readonly today: string
  /** Prefixes of the branch's services, and how many digits its numbers have. */
  readonly prefixes: readonly string[]
  readonly digits: number
}
export type Paper =
  | { readonly kind: 'ticket'; readonly id: string }
  /** Well formed, and of no ticket that is known here. */
  | { readonly kind: 'unknown_number'; readonly number: string }
  | { readonly kind: 'several' }
  | { readonly kind: 'no_number' }

const NUMBER = /^(?<letters>[A-Z]*)-?(?<letter>[A-Z]*)(?<digits>\d{1,6})$/

/**
 * The ticket whose number somebody typed: as people type it, without the hyphen, without the zeros, or the digits alone.
 * Its address is for `scan/judge-scan.ts`.
 */
export function readPaper(text: string, question: PaperQuestion): Paper {
  const typed = plainPin(text.trim().toUpperCase()).replaceAll(/[\s.]/g, '')
  const numbers = numbersMeant(typed, question)
  if (numbers.length === 0) return { kind: 'no_number' }
  const found = [...question.tickets].filter(
    ({ number, number_day }) => number_day === question.today && typeof number === 'string' && numbers.includes(number),
  )
  if (found.length > 1) return { kind: 'several' }
  if (found[0] !== undefined) return { kind: 'ticket', id: found[0].id }
  const [number] = numbers
  if (numbers.length > 1 || number === undefined) return { kind: 'several' }
  return { kind: 'unknown_number', number }
}

/** Every printed number that this may stand for: with digits alone, one per service. */
function numbersMeant(typed: string, { prefixes, digits }: PaperQuestion): string[] {
  const parts = NUMBER.exec(typed)?.groups
  if (parts === undefined || Number(parts.digits) === 0) return []
  const n = Number(parts.digits)
  const letters = `${parts.letters}${parts.letter}`
  if (letters === '') return prefixes.map((prefix) => formatNumber({ prefix, n }, digits))
  const prefix = typed.includes('-')
    ? prefixes.find((each) => each === parts.letters)
    : prefixes.toSorted((one, other) => other.length - one.length).find((each) => letters.startsWith(each))
  if (prefix === undefined) return []
  const letter = letters.slice(prefix.length)
  return [formatNumber({ prefix, n, ...(letter !== '' && { letter }) }, digits)]
}
