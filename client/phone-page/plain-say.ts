import type { Language } from '../../sync/words/language.ts'
import { isolate } from '../words/isolate.ts'
import type { Say } from '../words/use-words.ts'

/**
 * The words of a catalog in one language, as the other screens say them, in a few lines: their library outweighs this page.
 * `inDigits`: as the tenant writes numbers.
 */
export function plainSay<English>(
  texts: Readonly<Record<string, string>>,
  language: Language,
  inDigits: (text: string) => string = (text) => text,
): Say<English> {
  // Phones of Apple of 2019 have none: then the form for many must do.
  const rules = 'PluralRules' in Intl ? new Intl.PluralRules(language) : undefined
  return (key, values = {}) => {
    const { count } = values
    const formed = typeof count === 'number' ? texts[`${key}_${rules?.select(count)}`] : undefined
    const text = formed ?? texts[key] ?? texts[`${key}_other`] ?? ''
    const filled = isolate(values)
    return inDigits(text.replace(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? '')))
  }
}
