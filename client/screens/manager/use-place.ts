import { useCallback, useEffect, useState } from 'react'

export const sections = ['now', 'accuracy', 'fairness', 'pin'] as const
export type Section = (typeof sections)[number]

/** Where in the manager's page somebody is: all branches, or a part of one. */
export type Place = { readonly branchId?: string; readonly section: Section }

/** In the address, so that the phone's own way back works and a branch can be kept as a bookmark. */
export function usePlace(): [Place, (next: Place) => void] {
  const [place, setPlace] = useState(() => readPlace(location.search))
  useEffect(() => {
    const hear = (): void => setPlace(readPlace(location.search))
    addEventListener('popstate', hear)
    return () => removeEventListener('popstate', hear)
  }, [])
  const go = useCallback((next: Place) => {
    history.pushState(null, '', `${location.pathname}${writePlace(next)}`)
    setPlace(next)
    scrollTo(0, 0)
  }, [])
  return [place, go]
}

export function readPlace(search: string): Place {
  const asked = new URLSearchParams(search)
  const branchId = asked.get('branch')
  const section = sections.find((each) => each === asked.get('part')) ?? 'now'
  return branchId === null ? { section: 'now' } : { branchId, section }
}

export function writePlace({ branchId, section }: Place): string {
  return branchId === undefined ? '' : `?${new URLSearchParams({ branch: branchId, part: section })}`
}
