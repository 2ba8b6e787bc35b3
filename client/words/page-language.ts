import { type Language, languages } from '../../sync/words/language.ts'
import { i18n } from './i18n.ts'
import { pickLanguage } from './pick-language.ts'

const STORED_AS = 'blesaf.language'

export function pageLanguage(): Language {
  return pickLanguage([i18n.language])
}

/** The page, and what speaks it out, learn of it at once. */
export function setPageLanguage(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  void i18n.changeLanguage(language)
}

/** A person's choice, kept for the next visit. */
export function choosePageLanguage(language: Language): void {
  setPageLanguage(language)
  try {
    localStorage.setItem(STORED_AS, language)
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED_AS)
  } catch {
    return null
  }
}

export function startPageLanguage(): void {
  const wished = new URLSearchParams(location.search).get('lang')
  const language = pickLanguage([wished, stored(), ...navigator.languages])
  if (languages.some((each) => each === wished)) choosePageLanguage(language)
  else setPageLanguage(language)
}
