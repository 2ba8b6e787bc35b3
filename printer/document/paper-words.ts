import type { PaperLanguage, PaperMark, PaperStamp } from './ticket-document.ts'
import { paperAr } from './words-ar.ts'
import { paperEn } from './words-en.ts'
import { paperFr } from './words-fr.ts'

/** One sentence in the forms that it takes beside a number, as `Intl.PluralRules` names them; `other` stands for the rest. */
export type PluralSentence = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>

/** What paper says of its own. `{…}` are filled in. */
export type PaperWords = {
  readonly nobodyAhead: string
  readonly ahead: PluralSentence
  readonly noWait: string
  /** Both by the greater number. */
  readonly waitUpTo: PluralSentence
  readonly waitAbout: PluralSentence
  readonly waitRange: PluralSentence
  /** Of more than an hour, with lengths in place of numbers. */
  readonly longUpTo: string
  readonly longAbout: string
  readonly longRange: string
  readonly hours: PluralSentence
  readonly minutes: PluralSentence
  readonly hoursAndMinutes: string
  readonly waitFew: string
  readonly waitMany: string
  readonly following: string
  readonly listSeparator: string
  readonly toDo: string
  readonly scan: string
  readonly date: string
  /** Of the first of a month, where it is not said as a plain number. */
  readonly firstDay: string
  readonly months: readonly string[]
  readonly stamps: Readonly<Record<PaperStamp, string>>
  readonly marks: Readonly<Record<PaperMark, string>>
}

const WORDS: Readonly<Record<PaperLanguage, PaperWords>> = { ar: paperAr, fr: paperFr, en: paperEn }

export function paperWordsIn(language: PaperLanguage): PaperWords {
  return WORDS[language]
}
