import { type Language, languages } from '../../sync/words/language.ts'

export function isLanguage(text: unknown): text is Language {
  return languages.some((each) => each === text)
}
