import { type Language, languages } from '../../../../sync/words/language.ts'

/** A name in this language, or in whichever there is; and which that is, for what speaks the page out [DY31]. */
export function nameOf(
  names: Readonly<Record<string, string>>,
  language: Language,
): { readonly text: string; readonly lang: Language | undefined } {
  const found = [language, ...languages].find((each) => names[each] !== undefined)
  return { text: (found && names[found]) ?? '', lang: found }
}
