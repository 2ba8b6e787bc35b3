import { AArrowUp, ArrowDownToLine, Volume2 } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Group } from 'react-aria-components/Group'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { kioskWords } from '../../../words/kiosk/kiosk-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { type Comfort, nextTextSize } from './comfort.ts'
import { HAND_BUTTON } from './hand-button.ts'

type Props = {
  readonly comfort: Comfort
  /** There is a voice of this machine for the language of the page. */
  readonly canSpeak: boolean
  onChange(comfort: Comfort): void
}

/** For ears, for short arms and chairs, for tired eyes. The same at each step, so it is not drawn anew. */
export const ComfortBar = memo(function ComfortBar({ comfort, canSpeak, onChange }: Props) {
  const say = useWords(kioskWords)
  const { isLow, text, isSpoken } = comfort
  const toggle = (label: string, icon: ReactNode, isOn: boolean, next: Partial<Comfort>): ReactNode => (
    <ToggleButton isSelected={isOn} onChange={() => onChange({ ...comfort, ...next })} className={HAND_BUTTON}>
      {icon}
      {label}
    </ToggleButton>
  )
  return (
    <Group aria-label={say('help')} className="flex grow flex-wrap gap-2">
      {canSpeak && toggle(say('listen'), <Volume2 aria-hidden className="size-7" />, isSpoken, { isSpoken: !isSpoken })}
      {toggle(say('reach_low'), <ArrowDownToLine aria-hidden className="size-7" />, isLow, { isLow: !isLow })}
      {toggle(say('text_larger'), <AArrowUp aria-hidden className="size-7" />, text !== 'normal', {
        text: nextTextSize(text),
      })}
    </Group>
  )
})
