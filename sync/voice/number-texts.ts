import type { Language } from '../words/language.ts'
import { arabicNumbers } from './arabic-numbers.ts'
import { englishNumbers } from './english-numbers.ts'
import { frenchNumbers } from './french-numbers.ts'

/** What a language says for each part of a number; `goesOn`: another part follows that is joined to it. */
export type NumberTexts = {
  below100(n: number): string
  hundreds(hundreds: number, goesOn: boolean): string
  thousands(thousands: number, goesOn: boolean): string
}

export const numberTexts: Readonly<Record<Language, NumberTexts>> = {
  ar: arabicNumbers,
  fr: frenchNumbers,
  en: englishNumbers,
}
