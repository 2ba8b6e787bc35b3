import type { Language } from '../../sync/words/language.ts'
import type { Catalog } from './catalog.ts'
import { i18n } from './i18n.ts'
import { isolate } from './isolate.ts'
import type { Say } from './use-words.ts'

/** The words of a catalog in one language, whichever the page speaks. */
export function sayIn<English>(catalog: Catalog<English>, language: Language): Say<English> {
  const t = i18n.getFixedT(language, catalog.name)
  return (key, values = {}) => t(key, isolate(values))
}
