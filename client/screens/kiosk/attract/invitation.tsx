import type { Language } from '../../../../sync/words/language.ts'
import { useTurn } from '../../../app/use-turn.ts'
import { classNames } from '../../../design/class-names.ts'

type Props = { readonly languages: readonly Language[]; say(language: Language): string }

/** Long enough to be read twice. */
const TURN_MS = 6_000

/** One sentence in each language of the branch by turns. All of them are there for whoever has the page read out. */
export function Invitation({ languages, say }: Props) {
  const turn = useTurn(languages.length, TURN_MS)
  return (
    <div className="grid">
      {languages.map((language, at) => (
        <p
          key={language}
          lang={language}
          dir={language === 'ar' ? 'rtl' : 'ltr'}
          className={classNames(
            'col-start-1 row-start-1 self-center text-hero font-semibold text-balance transition-opacity duration-700',
            at !== turn && 'opacity-0',
          )}
        >
          {say(language)}
        </p>
      ))}
    </div>
  )
}
