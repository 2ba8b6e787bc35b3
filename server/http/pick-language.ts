import type { Language } from '../../sync/words/language.ts'

const DEFAULT: Language = 'en'
/** More preferences than any browser sends; the rest of a hostile header is not read. */
const PREFERENCES_MAX = 20

function toLanguage(tag: string): Language | undefined {
  const primary = tag.trim().toLowerCase().split(/[-_]/)[0]
  return primary === 'ar' || primary === 'fr' || primary === 'en' ? primary : undefined
}

function qualityOf(parameters: readonly string[]): number {
  const text = parameters.map((each) => each.trim().toLowerCase()).find((each) => each.startsWith('q='))
  if (text === undefined) return 1
  const quality = Number(text.slice(2))
  return quality >= 0 && quality <= 1 ? quality : 0
}

/** `?lang` wins because a person chose it; then the most wanted known language of Accept-Language; then English. */
export function pickLanguage(header: string | undefined, query: string | undefined): Language {
  const asked = query === undefined ? undefined : toLanguage(query)
  if (asked !== undefined) return asked
  let best: Language = DEFAULT
  let bestQuality = 0
  for (const preference of (header ?? '').split(',', PREFERENCES_MAX)) {
    const [tag = '', ...parameters] = preference.split(';')
    const language = tag.trim() === '*' ? DEFAULT : toLanguage(tag)
    const quality = qualityOf(parameters)
    if (language === undefined || quality <= bestQuality) continue
    best = language
    bestQuality = quality
  }
  return best
}
