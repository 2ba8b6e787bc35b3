import type { Language } from '../../../../sync/words/language.ts'

/** The branch's languages by turns, from the one on that somebody chose for this screen; its side of the page stays. */
export function orderOf(languages: readonly Language[], chosen: Language | undefined): readonly Language[] {
  const at = chosen === undefined ? 0 : languages.indexOf(chosen)
  return at <= 0 ? languages : [...languages.slice(at), ...languages.slice(0, at)]
}
