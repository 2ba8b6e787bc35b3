import type { Language } from '../words/language.ts'
import type { Fault, FaultCode } from './fault.ts'
import { faultsAr } from './faults-ar.ts'
import { faultsEn } from './faults-en.ts'
import { faultsFr } from './faults-fr.ts'

export type FaultTexts = Readonly<Record<FaultCode, string>>

const textsByLanguage: Readonly<Record<Language, FaultTexts>> = { ar: faultsAr, fr: faultsFr, en: faultsEn }

/** What is wrong, in words, without the place: the path is shown beside it, in the direction that it is written. */
export function faultText(fault: Pick<Fault, 'code' | 'details'>, language: Language): string {
  return textsByLanguage[language][fault.code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const shown = Object.hasOwn(fault.details, name) ? String(fault.details[name]) : '?'
    // Isolated in Arabic, so that a Latin key does not rearrange the words around it.
    return language === 'ar' ? `\u2068${shown}\u2069` : shown
  })
}
