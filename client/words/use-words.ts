import { useTranslation } from 'react-i18next'
import type { Catalog, WordKey } from './catalog.ts'
import { isolate } from './isolate.ts'
import { useInDigits } from './page-digits.ts'

type Values = Readonly<Record<string, string | number>>
export type Say<English> = (key: WordKey<English>, values?: Values) => string

/** The words of a catalog in the language of the page; whoever uses it is painted anew when that changes. */
export function useWords<English>(catalog: Catalog<English>): Say<English> {
  const { t } = useTranslation(catalog.name)
  const inDigits = useInDigits()
  return (key, values = {}) => inDigits(t(key, isolate(values)))
}
