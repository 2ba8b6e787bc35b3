import type { Language } from '../../../../sync/words/language.ts'
import { classNames } from '../../../design/class-names.ts'
import { directionOf } from '../../../words/direction-of.ts'

type Props = {
  readonly text: string
  /** Undefined: as a counter is labelled, in no language. */
  readonly lang?: Language | undefined
  /** A longer one stands on two lines. */
  readonly chars: number
  readonly isLarge?: boolean
  readonly className?: string
}

/** A name as large as its place allows: on one line, else somewhat smaller on two, since its end may be what tells it from others [DY26]. */
export function Fitted({ text, lang, chars, isLarge = false, className }: Props) {
  const size =
    text.length > chars
      ? classNames('on-two-lines break-words', isLarge ? 'text-title' : 'text-large')
      : classNames('truncate', isLarge ? 'text-hero' : 'text-title')
  return (
    <bdi lang={lang} dir={lang && directionOf(lang)} className={classNames('at-column min-w-0', size, className)}>
      {text}
    </bdi>
  )
}
