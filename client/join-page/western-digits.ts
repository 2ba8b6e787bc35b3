/** Arabic and Persian keyboards write their own digits [JP6]. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
const ZERO_BITS = 0xf

export const westernDigits = (typed: string): string =>
  typed.replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & ZERO_BITS))
