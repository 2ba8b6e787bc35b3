import { wordsAr } from './ar.ts'
import { wordsEn } from './en.ts'
import { wordsFr } from './fr.ts'
import type { Language } from './language.ts'
import type { Words } from './words.ts'

const wordsByLanguage: Readonly<Record<Language, Words>> = { ar: wordsAr, fr: wordsFr, en: wordsEn }

export function wordsIn(language: Language): Words {
  return wordsByLanguage[language]
}
