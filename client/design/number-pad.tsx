import { Delete } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { baseWords } from '../words/base/base-words.ts'
import { useWords } from '../words/use-words.ts'

export type NumberPadProps = {
  readonly label: string
  readonly onDigit: (digit: string) => void
  readonly onBack: () => void
  /** The digits as this language shows them, from 0 to 9. */
  readonly digits?: string
}

const ORDER = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const KEY =
  'flex min-h-16 cursor-pointer items-center justify-center rounded-card bg-sunken text-title font-semibold transition-[scale,background-color] hover:bg-line data-[pressed]:scale-[0.97] data-[pressed]:bg-line'

/** A keypad lies from left to right in every language, as on every telephone. Real keys are the page's own to hear. */
export function NumberPad({ label, onDigit, onBack, digits = '0123456789' }: NumberPadProps) {
  const say = useWords(baseWords)
  const key = (digit: number): ReactNode => (
    <Button key={digit} onPress={() => onDigit(String(digit))} className={KEY}>
      {digits[digit]}
    </Button>
  )
  return (
    <Group aria-label={label} dir="ltr" className="grid w-full max-w-xs grid-cols-3 gap-2">
      {ORDER.map(key)}
      <span />
      {key(0)}
      <Button aria-label={say('delete_digit')} onPress={onBack} className={KEY}>
        <Delete aria-hidden className="size-7" />
      </Button>
    </Group>
  )
}
