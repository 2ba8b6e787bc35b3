import type { Language } from '../../sync/words/language.ts'

/** As people here write them: Western digits, the day before the month. */
const LOCALES: Readonly<Record<Language, string>> = { ar: 'ar-TN-u-nu-latn', fr: 'fr-TN', en: 'en-GB' }

/** Day and time of an instant, in the zone of the machine that shows it. */
export function showDateTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant))
}

export function showTime(atMs: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'medium' }).format(new Date(atMs))
}
