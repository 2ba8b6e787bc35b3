import { digitsIn } from '../../printer/document/digits.ts'
import type { PaperDigits } from '../../printer/document/ticket-document.ts'
import type { Language } from '../../sync/words/language.ts'
import { plainSay } from '../phone-page/plain-say.ts'
import type { ticketPageEn } from '../words/ticket-page/en.ts'
import { ticketPageWords } from '../words/ticket-page/ticket-page-words.ts'
import type { Say } from '../words/use-words.ts'

export type SayPage = Say<typeof ticketPageEn>

export const sayPage = (language: Language, digits: PaperDigits = 'latn'): SayPage =>
  plainSay(ticketPageWords[language], language, digitsIn({ language, digits }))
