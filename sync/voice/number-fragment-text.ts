import type { Language } from '../words/language.ts'
import type { NumberFragment } from './number-fragments.ts'
import { numberTexts } from './number-texts.ts'

/** What is spoken for a piece, in words. */
export function numberFragmentText(language: Language, fragment: NumberFragment): string {
  const texts = numberTexts[language]
  const goesOn = fragment.endsWith('+')
  const n = Number.parseInt(fragment, 10)
  if (n >= 1_000) return texts.thousands(n / 1_000, goesOn)
  return n >= 100 ? texts.hundreds(n / 100, goesOn) : texts.below100(n)
}
