import type { Language } from '../../../sync/words/language.ts'
import { waitsAr } from '../waits/ar.ts'
import { waitsEn } from '../waits/en.ts'
import { waitsFr } from '../waits/fr.ts'

/** A wait is said as on the other screens; without the library of theirs. */
export const waitsWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ar: waitsAr,
  fr: waitsFr,
  en: waitsEn,
}
