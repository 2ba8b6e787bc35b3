import type { Language } from '../../../sync/words/language.ts'
import { ticketPageAr } from './ar.ts'
import { ticketPageEn } from './en.ts'
import { ticketPageFr } from './fr.ts'

/** Plain texts: what the other screens say their words with weighs more than this whole page. */
export const ticketPageWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ar: ticketPageAr,
  fr: ticketPageFr,
  en: ticketPageEn,
}
