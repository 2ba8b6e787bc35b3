import type { Names } from '../../../../sync/configuration/text-schema.ts'
import { nameIn } from '../../../app/name-in.ts'
import { classNames } from '../../../design/class-names.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'

const LARGE_CHARS_MAX = 90

type Props = {
  readonly texts: readonly Names[]
  /** How often all languages have had their turn: each text stays until it was read in all of them. */
  readonly round: number
}

/** What the tenant has to say, one text after the other; it stands still, since what runs is read by nobody. */
export function Ticker({ texts, round }: Props) {
  const [language] = usePageLanguage()
  const text = texts[round % Math.max(1, texts.length)]
  if (text === undefined) return <span />
  const words = nameIn(text, language)
  return (
    <p
      dir="auto"
      data-ticker
      className={classNames(
        'rounded-card bg-surface px-5 py-2 text-center text-balance',
        words.length > LARGE_CHARS_MAX ? 'text-small' : 'text-large',
      )}
    >
      {words}
    </p>
  )
}
