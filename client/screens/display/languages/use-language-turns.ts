import { useEffect, useState } from 'react'
import type { Language } from '../../../../sync/words/language.ts'
import { isLanguage } from '../../../app/is-language.ts'
import { setPageLanguage, turnPageLanguage } from '../../../words/page-language.ts'
import { storedLanguage } from '../../../words/stored-language.ts'
import type { Turns } from '../lists/pages.ts'
import { orderOf } from './order-of.ts'

/** Long enough to read the longest sentence twice. */
export const LANGUAGE_MS = 12_000

type LanguageTurns = Turns & { /** That of this screen, by turns or not. */ readonly first: Language }

/** The words of the page in the branch's languages by turns [DY12], and whatever else turns with them [DY27]. */
export function useLanguageTurns(languages: readonly Language[], isHeld: boolean): LanguageTurns {
  const [chosen] = useState(storedLanguage)
  const order = orderOf(languages, isLanguage(chosen) ? chosen : undefined)
  const [first = 'fr'] = order
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (isHeld) return
    const timer = setInterval(() => setTurn((before) => before + 1), LANGUAGE_MS)
    return () => clearInterval(timer)
  }, [isHeld])
  const language = order[turn % order.length] ?? first
  // The side on which things stand is that of the first, for good.
  useEffect(() => setPageLanguage(first), [first])
  useEffect(() => turnPageLanguage(language), [language])
  return { turn, languages: order.length, first }
}
