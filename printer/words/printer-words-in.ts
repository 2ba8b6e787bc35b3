import type { PrinterWords } from './printer-words.ts'
import { printerWordsAr } from './printer-words-ar.ts'
import { printerWordsEn } from './printer-words-en.ts'
import { printerWordsFr } from './printer-words-fr.ts'

const words = { ar: printerWordsAr, fr: printerWordsFr, en: printerWordsEn } as const
export type PrinterWordsLanguage = keyof typeof words
export const printerWordsLanguages = Object.keys(words) as readonly PrinterWordsLanguage[]

export function printerWordsIn(language: PrinterWordsLanguage): PrinterWords {
  return words[language]
}
