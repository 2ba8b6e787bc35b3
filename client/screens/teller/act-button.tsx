import type { ReactNode } from 'react'
import { Button } from '../../design/button.tsx'
import { KeyCap } from './keys/key-cap.tsx'

type Props = {
  readonly text: string
  readonly keyName: string
  readonly isPossible: boolean
  /** What most often comes next. */
  readonly isFirst?: boolean
  readonly onPress: () => void
  /** A second line, for the eyes: what is missing, or how long it is still possible. */
  readonly hint?: ReactNode
}

/** One action in its place, with the key that does the same. */
export function ActButton({ text, keyName, isPossible, isFirst = false, onPress, hint }: Props) {
  return (
    <Button kind={isFirst ? 'primary' : 'plain'} isDisabled={!isPossible} onPress={onPress} isWide>
      <span className="flex min-h-12 min-w-0 grow flex-col justify-center text-start leading-tight">
        <span>{text}</span>
        {hint !== undefined && (
          <span aria-hidden className="text-small font-normal empty:hidden">
            {hint}
          </span>
        )}
      </span>
      <KeyCap of={keyName} isSmall />
    </Button>
  )
}
