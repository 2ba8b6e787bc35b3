import type { Language } from '../../sync/words/language.ts'
import type { SayPage } from './say-page.ts'

const LOCALES: Readonly<Record<Language, string>> = { ar: 'ar-TN-u-nu-latn', fr: 'fr-TN', en: 'en-GB' }
const SECOND_MS = 1_000
const MINUTE_MS = 60_000
/** Nobody tells less from now. */
const FRESH_MS_MAX = 25 * SECOND_MS

/** An hour as the branch tells it. */
export function clockText(at: number, language: Language, timeZone?: string): string {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat(LOCALES[language], { ...parts, ...(timeZone && { timeZone }) }).format(at)
}

/** How old what stands here is, in words. */
export function agoText(ageMs: number, language: Language, say: SayPage): string {
  if (ageMs < FRESH_MS_MAX) return say('fresh')
  const minutes = Math.floor(ageMs / MINUTE_MS)
  // Phones of Apple of 2019 have no words for it.
  if (!('RelativeTimeFormat' in Intl)) return say('updated_minutes', { minutes: String(Math.max(1, minutes)) })
  const format = new Intl.RelativeTimeFormat(LOCALES[language])
  const ago =
    minutes === 0
      ? format.format(-Math.floor(ageMs / (10 * SECOND_MS)) * 10, 'second')
      : format.format(-minutes, 'minute')
  return say('updated', { ago })
}
