import { useEffect } from 'react'
import { isInSight } from '../in-reach.ts'
import { hushAll, sayItems } from './say-items.ts'
import { focusToSpeech, type Spoken, stepToSpeech } from './what-to-say.ts'

/** Says each step as it comes, and whatever gets the focus. What is said last cuts off what was said before. */
export function useSpeech(isOn: boolean, step: string, language: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step or language is what makes it speak anew.
  useEffect(() => {
    if (!isOn) return
    // A later part of the app may still be on its way to the screen.
    const timer = setTimeout(() => say(stepToSpeech(document)), SETTLED_MS)
    return () => {
      clearTimeout(timer)
      hushAll()
    }
  }, [isOn, step, language])

  useEffect(() => {
    if (!isOn) return
    const hear = ({ target }: FocusEvent): void => {
      // The title takes the focus with each step, which is read out anyway.
      if (target instanceof Element && target.tagName !== 'H1' && isInSight()) say(focusToSpeech(target))
    }
    document.addEventListener('focusin', hear)
    return () => document.removeEventListener('focusin', hear)
  }, [isOn])
}

const SETTLED_MS = 150

function say(items: readonly Spoken[]): void {
  sayItems(items).catch((error: unknown) => console.warn('this could not be read out', error))
}
