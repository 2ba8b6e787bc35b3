import type { PaperLanguage } from '../document/ticket-document.ts'
import type { RecordFault } from './read-record.ts'
import { recordWordsAr } from './record-words-ar.ts'
import { recordWordsEn } from './record-words-en.ts'
import { recordWordsFr } from './record-words-fr.ts'
import type { RecordVerdict } from './verify-record.ts'

/** What a teller has to be told of a scanned ticket. `known`: it was taken in before, as the tablet's own replica says. */
export type RecordMatter =
  | RecordFault
  | Exclude<RecordVerdict['kind'], 'signed' | 'refused'>
  | Extract<RecordVerdict, { kind: 'refused' }>['why']
  | 'known'

/** What happened, then what to do. */
export type RecordWords = Readonly<Record<RecordMatter, { readonly happened: string; readonly todo: string }>>

const WORDS: Readonly<Record<PaperLanguage, RecordWords>> = { ar: recordWordsAr, fr: recordWordsFr, en: recordWordsEn }

export function recordWordsIn(language: PaperLanguage): RecordWords {
  return WORDS[language]
}
