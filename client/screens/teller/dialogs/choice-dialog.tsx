import type { ReactNode } from 'react'
import type { Choice } from '../../../design/choices.ts'
import { Dialog } from '../../../design/dialog.tsx'
import { ChoiceList } from './choice-list.tsx'

type Props = {
  readonly title: string
  readonly choices: readonly Choice<string>[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChoose: (id: string) => void
  readonly children?: ReactNode
}

/** Asks for one thing, and is gone with the answer. */
export function ChoiceDialog({ title, choices, isOpen, onClose, onChoose, children }: Props) {
  const choose = (id: string): void => {
    onClose()
    onChoose(id)
  }
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      {children}
      <ChoiceList choices={choices} onChoose={choose} />
    </Dialog>
  )
}
