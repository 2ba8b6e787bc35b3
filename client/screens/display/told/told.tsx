import type { ReactNode } from 'react'
import type { Language } from '../../../../sync/words/language.ts'
import { directionOf } from '../../../words/direction-of.ts'

type Props = { readonly about: 'call' | 'standing'; readonly language: Language; readonly children: ReactNode }

/**
 * For whoever hears the page and does not see it: told politely, when it changes. In one language for good, since what is on the
 * board turns its words each few seconds and would be told again and again [DY30].
 */
export function Told({ about, language, children }: Props) {
  return (
    <div role="status" data-told={about} lang={language} dir={directionOf(language)} className="sr-only">
      {children}
    </div>
  )
}
