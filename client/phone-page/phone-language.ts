import type { Language } from '../../sync/words/language.ts'
import { languageNames } from '../words/language-names.ts'
import { storedLanguage } from '../words/stored-language.ts'

/** Where nothing is known: most of those who open it read French or Arabic, and Arabic speakers' phones say so. */
const OTHERWISE: Language = 'fr'

/** Of the address, of the last choice, of the phone in its order. */
export function phoneLanguage(): Language {
  const wished = new URLSearchParams(location.search).get('lang')
  const wishes = [wished, storedLanguage(), ...navigator.languages].map((wish) => wish?.toLowerCase().split('-')[0])
  return wishes.find(isLanguage) ?? OTHERWISE
}

const isLanguage = (wish: string | undefined): wish is Language => wish !== undefined && wish in languageNames
