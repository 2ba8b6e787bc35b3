import { useTranslation } from 'react-i18next'
import type { Language } from '../../sync/words/language.ts'
import { choosePageLanguage, pageLanguage } from './page-language.ts'

/** The language of the page, and how a person chooses another one. */
export function usePageLanguage(): [Language, (language: Language) => void] {
  // Only so that the caller is painted anew when the language changes.
  useTranslation()
  return [pageLanguage(), choosePageLanguage]
}
