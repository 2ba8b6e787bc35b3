import { useEffect } from 'react'
import { usePage } from './page.ts'

/** While `isBusy`, no newer version takes the place of this page: somebody has typed something, or is being served. */
export function useBusy(isBusy: boolean): void {
  const { idle } = usePage()
  useEffect(() => (isBusy ? idle.begin() : undefined), [isBusy, idle])
}
