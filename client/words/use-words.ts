import { useTranslation } from 'react-i18next'
import type { Catalog, WordKey } from './catalog.ts'
import { isolate } from './isolate.ts'

type Values = Readonly<Record<string, string | number>>
export type Say<English> = (key: WordKey<English>, values?: Values) => string

/** The words of a catalog in the language of the page; whoever uses it is painted anew when that changes. */
export function useWords<English>(catalog: Catalog<English>): Say<English> {
  const { t } = useTranslation(catalog.name)
  return (key, values = {}) => t(key, isolate(values))
}
