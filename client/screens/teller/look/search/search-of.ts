import { plainPin } from '../../../../../sync/pin/pin-rule.ts'

/** What a text may ask for; digits alone may be either, from three on. */
export type Search = { readonly number?: string; readonly phone?: string }

/** Fewer digits of a phone would be everybody's. */
export const PHONE_DIGITS_MIN = 3
const CHARS_MAX = 40

/** A number typed in any way, or the last digits of a phone [SE1]; undefined: nothing to look for yet. */
export function searchOf(typed: string): Search | undefined {
  const text = plainPin(typed.trim().toUpperCase()).slice(0, CHARS_MAX)
  const digits = text.replaceAll(/\D/g, '')
  if (!/[A-Z0-9]/.test(text)) return undefined
  if (/[A-Z]/.test(text)) return { number: text }
  const isPhone = digits.length >= PHONE_DIGITS_MIN
  // No ticket has so many digits, nor a plus or a space between them.
  const isNumber = /^0*\d{1,6}$/.test(text)
  return { ...(isNumber && { number: text }), ...(isPhone && { phone: digits }) }
}
