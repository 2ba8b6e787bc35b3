import { useEffect } from 'react'
import { baseWords } from '../../words/base/base-words.ts'
import { useWords } from '../../words/use-words.ts'
import { loadAnew } from './load-anew.ts'

/** Long enough to be read, and for a fault that comes at once not to load the page all the time. */
export const ANEW_MS = 10_000

type Props = {
  readonly surface: 'kiosk' | 'display'
  /** What is done, and what people do until then. */
  readonly words: string
  readonly onAnew?: () => void
}

/** In place of a screen that broke where nobody is asked to load the page, since nobody is there; nothing of the device is offered. */
export function StartsAnew({ surface, words, onAnew = loadAnew }: Props) {
  const say = useWords(baseWords)
  useEffect(() => {
    // Again and again: the first one may find that there is nowhere to load from.
    const timer = setInterval(onAnew, ANEW_MS)
    return () => clearInterval(timer)
  }, [onAnew])
  return (
    <main data-surface={surface} className="flex min-h-dvh flex-col items-center justify-center gap-6 p-6 text-center">
      <h1 className="text-hero">
        <bdi>{say('crash_title')}</bdi>
      </h1>
      <p role="status" dir="auto" className="text-large">
        {words}
      </p>
    </main>
  )
}
