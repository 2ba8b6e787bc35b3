import type { KeyboardEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Choice } from '../../../design/choices.ts'

type Props = {
  readonly choices: readonly Choice<string>[]
  readonly onChoose: (id: string) => void
  /** The first one has the focus at once: two keys and it is done. */
  readonly hasFocus?: boolean
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** One of a few by one touch, or by the arrows and Enter. */
export function ChoiceList({ choices, onChoose, hasFocus = true }: Props) {
  const step = (event: KeyboardEvent<HTMLElement>): void => {
    const by = STEPS[event.key]
    if (by === undefined) return
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((each) => each.matches(':focus'))
    event.preventDefault()
    buttons[(at + by + buttons.length) % buttons.length]?.focus()
  }
  return (
    <ul className="-m-2 flex max-h-[60vh] flex-col gap-2 overflow-y-auto p-2" onKeyDown={step}>
      {choices.map(({ id, label, hint }, at) => (
        <li key={id}>
          <Button
            autoFocus={hasFocus && at === 0}
            onPress={() => onChoose(id)}
            className="flex min-h-12 w-full cursor-pointer flex-col justify-center rounded-card border border-edge bg-surface px-4 py-2 text-start hover:bg-ours-soft data-[pressed]:bg-ours-soft"
          >
            <span className="font-semibold">{label}</span>
            {hint !== undefined && hint !== '' && <span className="text-small text-ink-soft">{hint}</span>}
          </Button>
        </li>
      ))}
    </ul>
  )
}
