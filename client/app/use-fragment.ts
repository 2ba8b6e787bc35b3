import { useEffect, useState } from 'react'
import { takeFragment } from './take-fragment.ts'

/**
 * What stands behind the # sign. Somebody who pastes the whole address over a page that is open already changes only this
 * part of it: the browser loads nothing anew, and would seem to have done nothing.
 */
export function useFragment(): string {
  const [fragment, setFragment] = useState(takeFragment)
  useEffect(() => {
    const hear = (): void => {
      const next = takeFragment()
      if (next !== '') setFragment(next)
    }
    addEventListener('hashchange', hear)
    return () => removeEventListener('hashchange', hear)
  }, [])
  return fragment
}
