import { useEffect } from 'react'
import { loadAnew } from '../../../app/unattended/load-anew.ts'

/** A disk answers in milliseconds, a worn one in a second; one that has not by now will not. */
export const WRITING_MS_MAX = 20_000

/**
 * [KF20] A disk that neither keeps a ticket nor refuses it would hold the screen for ever, since nothing counts meanwhile [KF5]. The page begins
 * anew and not at an earlier step: what was written after all is then found, and never given to another customer.
 */
export function useStuckWriting(isWriting: boolean, onStuck: () => void = loadAnew): void {
  useEffect(() => {
    if (!isWriting) return
    // Again and again: the first one may find that there is nowhere to load from.
    const timer = setInterval(onStuck, WRITING_MS_MAX)
    return () => clearInterval(timer)
  }, [isWriting, onStuck])
}
