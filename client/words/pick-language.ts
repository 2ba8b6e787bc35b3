import { type Language, languages } from '../../sync/words/language.ts'

/** Where nothing is known: most of those who open it read French or Arabic, and Arabic speakers' browsers say so. */
const OTHERWISE: Language = 'fr'

/** The first of these wishes that is one of our languages: of the address, of the last visit, of the browser in its order. */
export function pickLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const found = languages.find((each) => wish?.toLowerCase().split('-')[0] === each)
    if (found !== undefined) return found
  }
  return OTHERWISE
}
