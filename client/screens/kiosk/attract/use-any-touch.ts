import { useEffect } from 'react'
import { isInReach } from '../flow/in-reach.ts'

/** A touch anywhere on the page; what can be pressed by itself answers for itself. */
export function useAnyTouch(onTouch: () => void): void {
  useEffect(() => {
    const hear = ({ target }: Event): void => {
      if (!isInReach() || !(target instanceof Element)) return
      if (target.closest('button, a, input, label, aside') === null) onTouch()
    }
    document.addEventListener('click', hear)
    return () => document.removeEventListener('click', hear)
  }, [onTouch])
}
