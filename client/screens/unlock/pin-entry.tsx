import { useLayoutEffect, useRef, useState } from 'react'
import { plainPin } from '../../../sync/pin/pin-rule.ts'
import { NumberPad } from '../../design/number-pad.tsx'
import { unlockWords } from '../../words/unlock/unlock-words.ts'
import { useWords } from '../../words/use-words.ts'

type Props = {
  readonly digits: number
  /** Called with each whole PIN; the next one begins empty. */
  readonly onPin: (pin: string) => void
  readonly isPaused: boolean
}

/** Digits from the pad or from any keyboard, in whatever script it types; shown as dots. */
export function PinEntry({ digits, onPin, isPaused }: Props) {
  const say = useWords(unlockWords)
  const [shown, setShown] = useState('')
  // What was typed, also between two paintings: fingers are faster than a busy tablet.
  const typed = useRef('')
  const set = (next: string): void => {
    typed.current = next
    setShown(next)
  }
  const add = (digit: string): void => {
    if (isPaused) return
    const next = typed.current + digit
    const isWhole = next.length >= digits
    set(isWhole ? '' : next)
    if (isWhole) onPin(next)
  }
  const back = (): void => set(typed.current.slice(0, -1))
  // In the very painting that shows that one may type: a key that is pressed then is not lost.
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const digit = plainPin(event.key)
      if (/^[0-9]$/.test(digit)) add(digit)
      if (event.key === 'Backspace') back()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  })
  return (
    <div className="flex flex-col items-center gap-4">
      <p
        role="status"
        aria-label={say('typed', { count: shown.length })}
        dir="ltr"
        className="flex h-8 items-center gap-3"
      >
        {Array.from({ length: digits }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the places have nothing else.
            key={place}
            className={`size-4 rounded-chip border border-edge ${place < shown.length ? 'bg-ours' : ''}`}
          />
        ))}
      </p>
      <NumberPad label={say('pad')} onDigit={add} onBack={back} />
    </div>
  )
}
