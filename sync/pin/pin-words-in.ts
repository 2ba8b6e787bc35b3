import type { Language } from '../words/language.ts'
import type { PinWords } from './pin-words.ts'
import { pinWordsAr } from './pin-words-ar.ts'
import { pinWordsEn } from './pin-words-en.ts'
import { pinWordsFr } from './pin-words-fr.ts'

const wordsByLanguage: Readonly<Record<Language, PinWords>> = { ar: pinWordsAr, fr: pinWordsFr, en: pinWordsEn }

export function pinWordsIn(language: Language): PinWords {
  return wordsByLanguage[language]
}
