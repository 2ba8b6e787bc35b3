/** What somebody typed as a second factor: six digits of an app, or else a recovery code. */
export type SecondFactorCode = { readonly kind: 'totp' | 'recovery'; readonly text: string }

const TOTP_CODE = /^\d{6}$/
/** Arabic and Persian keyboards write their own digits. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g

export function readCode(typed: string): SecondFactorCode {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[\s-]/g, '')
    .replaceAll(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
  return { kind: TOTP_CODE.test(text) ? 'totp' : 'recovery', text }
}
