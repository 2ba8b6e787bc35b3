import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { classNames } from '../../../design/class-names.ts'

type Props = {
  readonly name: string
  /** What is small beside the name. */
  readonly note?: ReactNode
  /** At the end of the card. */
  readonly mark?: ReactNode
  readonly lang?: string
  /** Absent: it cannot be chosen now, and `note` says why. */
  readonly onChoose?: (() => void) | undefined
}

const CARD = 'flex min-h-30 w-full items-center justify-between gap-4 rounded-card px-6 py-4 text-start'

/** One of what can be chosen, as large as a hurried finger needs it. */
export function ChoiceCard({ name, note, mark, lang, onChoose }: Props) {
  const text = (
    <span className="min-w-0 grow">
      <span className="block text-title font-semibold wrap-break-word hyphens-auto">
        <bdi lang={lang}>{name}</bdi>
      </span>
      {note !== undefined && (
        <span className="block text-large text-ink-soft">
          <bdi lang={lang}>{note}</bdi>
        </span>
      )}
    </span>
  )
  if (onChoose === undefined) return <div className={classNames(CARD, 'border border-line text-ink-soft')}>{text}</div>
  return (
    <Button
      data-choice
      onPress={onChoose}
      className={classNames(
        CARD,
        'cursor-pointer bg-surface shadow-card transition-[background-color,scale] hover:bg-ours-soft data-[pressed]:scale-[0.99] data-[pressed]:bg-ours-soft',
      )}
    >
      {text}
      {mark !== undefined && (
        <span aria-hidden className="text-number leading-none font-bold text-ours-ink">
          {mark}
        </span>
      )}
    </Button>
  )
}
