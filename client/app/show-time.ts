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

/** Hours and minutes, as people say them; in the branch's zone where it is given. */
export function showHour(atMs: number, language: Language, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  return new Intl.DateTimeFormat(LOCALES[language], { hour: '2-digit', minute: '2-digit', ...zone }).format(atMs)
}

/** The day of the week, and the date with it. */
export function showDay(atMs: number, language: Language, timeZone: string): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', timeZone } as const
  return new Intl.DateTimeFormat(LOCALES[language], parts).format(atMs)
}
