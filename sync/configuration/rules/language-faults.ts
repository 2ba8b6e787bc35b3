import type { Language } from '../../words/language.ts'
import type { ConfigurationDocument } from '../configuration-document.ts'
import { type Fault, fault } from '../fault.ts'
import type { Names } from '../text-schema.ts'

/** Each text that a customer may meet exists in each language that the branch offers; others may stand there too. */
export function languageFaults(document: ConfigurationDocument): Fault[] {
  const { languages } = document.branch
  if (languages.length === 0) return [fault('branch.languages', 'no_languages')]
  return [...textsOf(document)].flatMap(([path, texts]) => missingFaults(path, texts, languages))
}

function missingFaults(path: string, texts: Names, languages: readonly Language[]): Fault[] {
  const missing = [...new Set(languages)].filter((language) => texts[language] === undefined)
  return missing.length === 0 ? [] : [fault(path, 'language_missing', { languages: missing.join(', ') })]
}

function* textsOf(document: ConfigurationDocument): Generator<[path: string, texts: Names]> {
  yield ['branch.names', document.branch.names]
  for (const section of ['groups', 'services', 'classes', 'questions', 'counters'] as const) {
    for (const [at, { names }] of document[section].entries()) yield [`${section}.${at}.names`, names]
  }
  for (const section of ['outcomes', 'pause_reasons'] as const) {
    for (const [at, { names }] of (document[section] ?? []).entries()) yield [`${section}.${at}.names`, names]
  }
  for (const [at, { options }] of document.questions.entries()) {
    for (const [index, { names }] of options.entries()) yield [`questions.${at}.options.${index}.names`, names]
  }
  for (const [name, texts] of Object.entries(document.words)) {
    if (texts !== undefined) yield [`words.${name}`, texts]
  }
  for (const [at, texts] of (document.display?.ticker ?? []).entries()) yield [`display.ticker.${at}`, texts]
}
