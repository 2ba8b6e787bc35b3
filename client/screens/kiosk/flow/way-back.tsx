import { ArrowLeft, RotateCcw } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { classNames } from '../../../design/class-names.ts'
import { kioskWords } from '../../../words/kiosk/kiosk-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { HAND_BUTTON } from './hand-button.ts'

type Props = { onBack(): void; onStartAgain(): void }

const WAY = classNames(HAND_BUTTON, 'border border-edge bg-surface')

/** From every step one way leads back, and one to the beginning [KF4]. */
export function WayBack({ onBack, onStartAgain }: Props) {
  const say = useWords(kioskWords)
  return (
    <nav aria-label={say('ways')} className="flex grow flex-wrap gap-2">
      <Button onPress={onBack} className={WAY}>
        <ArrowLeft aria-hidden data-direction-icon className="size-7" />
        {say('back')}
      </Button>
      <Button onPress={onStartAgain} className={WAY}>
        <RotateCcw aria-hidden className="size-7" />
        {say('start_again')}
      </Button>
    </nav>
  )
}
