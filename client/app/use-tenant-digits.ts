import { useEffect } from 'react'
import { setPageDigits } from '../words/page-digits.ts'
import { useRows } from './hooks/use-rows.ts'

/** Numbers on this screen as the tenant writes them, on paper and here alike. */
export function useTenantDigits(): void {
  const digits = useRows((view) => view.configuration?.settings?.digits) ?? 'latn'
  useEffect(() => setPageDigits(digits), [digits])
}
