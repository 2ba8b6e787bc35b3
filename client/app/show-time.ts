import type { Language } from '../../sync/words/language.ts'

/** As people here write them: Western digits, the day before the month, the hours to 23. */
export const locales: Readonly<Record<Language, string>> = { ar: 'ar-TN-u-nu-latn', fr: 'fr-TN', en: 'en-GB' }

/** Day and time of an instant, in the zone of the machine that shows it. */
export function showDateTime(instant: string, language: Language): string {
  return inFormat(language, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }, Date.parse(instant))
}

export function showTime(atMs: number, language: Language): string {
  return inFormat(language, { timeStyle: 'medium', hourCycle: 'h23' }, atMs)
}

/** Hours and minutes, as people say them; in the branch's zone where it is given. */
export function showHour(atMs: number, language: Language, timeZone?: string): string {
  return inFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }, atMs)
}

/** The day of the week, and the date with it. */
export function showDay(atMs: number, language: Language, timeZone: string): string {
  return inFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone }, atMs)
}

type Parts = { [Key in keyof Intl.DateTimeFormatOptions]?: Intl.DateTimeFormatOptions[Key] | undefined }

/** Making one takes milliseconds, which a screen that tells times at every tap does not have. There are few kinds, languages and zones. */
const formats = new Map<string, Intl.DateTimeFormat>()

function inFormat(language: Language, parts: Parts, atMs: number): string {
  const key = `${language} ${JSON.stringify(parts)}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locales[language], parts as Intl.DateTimeFormatOptions)
    formats.set(key, format)
  }
  return format.format(atMs)
}
