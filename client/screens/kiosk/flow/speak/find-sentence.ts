import type { Language } from '../../../../../sync/words/language.ts'
import { kioskPhrases } from '../../../../voice/texts/kiosk-phrases.ts'
import { kioskSentences, kioskTemplates } from '../../../../voice/texts/kiosk-sentences.ts'

type Known = { readonly names: ReadonlyMap<string, string>; readonly early: RegExp; readonly ahead: readonly RegExp[] }
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
  for (const each of knownIn(language).ahead) {
    const count = each.exec(text)?.[1]
    if (count !== undefined) return Number(count)
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
  // Of one and two persons Arabic says the word alone.
  for (const form of ['ahead_one', 'ahead_two'])
    if (ahead[form] !== undefined && kioskPhrases[language][form] !== undefined && !ahead[form].includes('{'))
      names.set(ahead[form], form)
  return {
    names,
    early: pattern(early),
    ahead: Object.values(ahead)
      .filter((text) => text.includes('{'))
      .map(pattern),
  }
}

function pattern(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join(template.includes('{count}') ? '(\\d+)' : '.+')}$`)
}
