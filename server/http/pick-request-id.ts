import { replacePersonalText } from '../log/replace-personal-text.ts'

const SANE = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/

/**
 * A front proxy's id is kept, so that one id leads through both logs. Anything else that a caller sends is dropped: the id
 * is written to every log line, so it must not carry a phone number or a token there.
 */
export function pickRequestId(header: string | undefined, newId: () => string): string {
  if (header === undefined || !SANE.test(header)) return newId()
  return replacePersonalText(header, () => '') === header ? header : newId()
}
