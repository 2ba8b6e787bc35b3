import type { Language } from '../words/language.ts'
import { errorsAr } from './ar.ts'
import { isErrorCode } from './codes.ts'
import { errorsEn } from './en.ts'
import type { ErrorTexts } from './error-texts.ts'
import { errorsFr } from './fr.ts'

const detailCharsMax = 200
const listedMax = 5

const textsByLanguage: Readonly<Record<Language, ErrorTexts>> = { ar: errorsAr, fr: errorsFr, en: errorsEn }

/** The sentence for a person. A code that this version does not know yet reads as an internal error. */
export function messageFor(code: string, language: Language, details: Readonly<Record<string, unknown>> = {}): string {
  const text = textsByLanguage[language][isErrorCode(code) ? code : 'internal']
  return text.replace(/\[([^\]]*)\]/g, (_, part: string) => fillPart(part, language, details))
}

function fillPart(part: string, language: Language, details: Readonly<Record<string, unknown>>): string {
  let isComplete = true
  const filled = part.replace(/\{(\w+)\}/g, (_, name: string) => {
    const shown = Object.hasOwn(details, name) ? readable(details[name]) : ''
    if (shown === '') isComplete = false
    // Isolated in Arabic, so that a number or a Latin name does not rearrange the words around it.
    return language === 'ar' ? `\u2068${shown}\u2069` : shown
  })
  return isComplete ? filled : ''
}

function readable(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.slice(0, listedMax).map(readable).filter(Boolean).join(', ')
  if (typeof value !== 'string' || isRawInstant(value)) return ''
  return value.slice(0, detailCharsMax)
}

// An instant says an hour only together with the branch's zone, which is not known here: none is better than a wrong one.
function isRawInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text)
}
