import type { Language } from '../../../../../sync/words/language.ts'
import { kioskSentences, kioskTemplates } from '../../../../voice/texts/kiosk-sentences.ts'

type Ahead = { readonly pattern: RegExp; readonly count?: number | undefined }
type Known = { readonly names: ReadonlyMap<string, string>; readonly early: RegExp; readonly ahead: readonly Ahead[] }
/** Of one and two persons Arabic says the word alone. */
const WITHOUT_NUMBER: Readonly<Record<string, number>> = { one: 1, two: 2 }
const knownByLanguage = new Map<Language, Known>()

/** The recorded piece that says a text of the screen, whichever part of the screen it stands in. */
export function findSentence(text: string, language: Language): string | undefined {
  const { names, early } = knownIn(language)
  const found = names.get(text)
  if (found !== undefined) return found
  if (early.test(text)) return 'kiosk-flow.early'
  // “Your ticket will be for: …”: what follows is a name.
  const question = [...names.keys()].find((each) => each.endsWith(':') && text.startsWith(each))
  return question === undefined ? undefined : names.get(question)
}

/** How many people a text says to be ahead. */
export function countAhead(text: string, language: Language): number | undefined {
  for (const { pattern, count } of knownIn(language).ahead) {
    const found = pattern.exec(text)
    if (found !== null) return count ?? Number(found[1])
  }
  return undefined
}

function knownIn(language: Language): Known {
  const found = knownByLanguage.get(language) ?? read(language)
  knownByLanguage.set(language, found)
  return found
}

function read(language: Language): Known {
  const { early, ahead } = kioskTemplates(language)
  const names = new Map([...kioskSentences(language)].map(([name, text]) => [text.replaceAll(/\s+/g, ' '), name]))
  const counted = ([key, text]: readonly [string, string]): Ahead => ({
    pattern: pattern(text),
    count: text.includes(COUNT) ? undefined : WITHOUT_NUMBER[key.split('_').at(-1) ?? ''],
  })
  return { names, early: pattern(early), ahead: ahead.map(counted) }
}

const COUNT = '{count}'

function pattern(template: string): RegExp {
  const parts = template.split(/(\{\w+\})/).map((part) => {
    if (part === COUNT) return '(\\d+)'
    return /^\{\w+\}$/.test(part) ? '.+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`)
}
