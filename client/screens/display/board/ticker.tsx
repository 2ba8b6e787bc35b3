import type { Names } from '../../../../sync/configuration/text-schema.ts'
import { classNames } from '../../../design/class-names.ts'
import { directionOf } from '../../../words/direction-of.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { nameOf } from '../languages/name-of.ts'
import type { Turns } from '../lists/pages.ts'

const LARGE_CHARS_MAX = 100

type Props = { readonly texts: readonly Names[]; readonly turns: Turns }

/** What the tenant has to say, one text after the other, each until it was read in all languages; it stands still, since what runs is read by nobody. */
export function Ticker({ texts, turns: { turn, languages } }: Props) {
  const [language] = usePageLanguage()
  const text = texts[Math.floor(turn / languages) % Math.max(1, texts.length)]
  if (text === undefined) return <span />
  const { text: words, lang } = nameOf(text, language)
  return (
    <p
      lang={lang}
      dir={lang && directionOf(lang)}
      data-ticker
      className={classNames(
        'rounded-card bg-surface px-5 py-2 text-center text-balance forced-colors:border',
        words.length > LARGE_CHARS_MAX ? 'text-base' : 'text-large',
      )}
    >
      {words}
    </p>
  )
}
