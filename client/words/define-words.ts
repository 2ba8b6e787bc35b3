import { languages } from '../../sync/words/language.ts'
import type { Catalog } from './catalog.ts'
import { i18n } from './i18n.ts'

/** Makes a part's words known to the page, once, when the part is loaded. */
export function defineWords<const English extends Readonly<Record<string, string>>>(
  name: string,
  texts: Catalog<English>['texts'],
): Catalog<English> {
  for (const language of languages) i18n.addResourceBundle(language, name, texts[language])
  return { name, texts }
}
