import { type Language, languages } from '../../sync/words/language.ts'
import { i18n } from './i18n.ts'
import { pickLanguage } from './pick-language.ts'
import { storedLanguage, storeLanguage } from './stored-language.ts'

export function pageLanguage(): Language {
  return pickLanguage([i18n.language])
}

/** The page, and what speaks it out, learn of it at once. */
export function setPageLanguage(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  void i18n.changeLanguage(language)
}

/** A person's choice. */
export function choosePageLanguage(language: Language): void {
  setPageLanguage(language)
  storeLanguage(language)
}

export function startPageLanguage(): void {
  const wished = new URLSearchParams(location.search).get('lang')
  const language = pickLanguage([wished, storedLanguage(), ...navigator.languages])
  if (languages.some((each) => each === wished)) choosePageLanguage(language)
  else setPageLanguage(language)
}

/** On a screen that speaks several languages by turns: the words change, and what stands at which side stays there. */
export function turnPageLanguage(language: Language): void {
  document.documentElement.lang = language
  void i18n.changeLanguage(language)
}
