import type { Language } from '../../sync/words/language.ts'

/** A name in the language of the page, or in whichever there is. */
export function nameIn(names: Readonly<Record<string, string>>, language: Language): string {
  return names[language] ?? Object.values(names)[0] ?? ''
}
