import { z } from 'zod'
import { isStorableText } from '../wire/bounded-json.ts'

const NAME_CHARS_MAX = 80
export const SENTENCE_CHARS_MAX = 400
const KEY_CHARS_MAX = 40

/**
 * What people call a thing for good: the id follows from it, so the words may change and the key may not. Underscores
 * and hyphens both, because files are written by hand.
 */
export const key = z
  .string()
  .max(KEY_CHARS_MAX)
  .regex(/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/)

export function plainText(charsMax: number) {
  return z.string().trim().min(1).max(charsMax).refine(isStorableText)
}

/** The same text in several languages. Which of them must be there is the branch's choice, so it is checked, not parsed. */
export function textByLanguage(charsMax: number) {
  const text = plainText(charsMax).exactOptional()
  return z.strictObject({ ar: text, fr: text, en: text })
}

export const names = textByLanguage(NAME_CHARS_MAX)
export type Names = z.output<typeof names>
