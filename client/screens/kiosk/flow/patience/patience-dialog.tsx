import { useEffect } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from '../../../../design/button.tsx'
import { classNames } from '../../../../design/class-names.ts'
import { kioskWords } from '../../../../words/kiosk/kiosk-words.ts'
import { kioskFlowWords } from '../../../../words/kiosk-flow/kiosk-flow-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { playSoftSound } from './soft-sound.ts'

type Props = {
  readonly seconds: number
  readonly isLow: boolean
  onMore(): void
  onStartAgain(): void
}

/** Before the screen forgets somebody: seen, heard, and refused by one press, anywhere [KF11]. */
export function PatienceDialog({ seconds, isLow, onMore, onStartAgain }: Props) {
  const say = useWords(kioskFlowWords)
  const sayKiosk = useWords(kioskWords)
  useEffect(playSoftSound, [])
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onMore()}
      className={classNames(
        'fixed inset-0 z-20 flex justify-center bg-shade p-6',
        isLow ? 'items-end' : 'items-center',
      )}
    >
      <Modal className="w-full max-w-2xl rounded-card bg-surface text-ink shadow-card">
        <Dialog role="alertdialog" className="flex flex-col gap-6 p-8 text-center outline-none">
          <Heading slot="title" className="text-hero">
            {say('still_there')}
          </Heading>
          <p className="text-large">
            {say('goes_back')}
            <span role="timer" className="block text-number leading-tight font-bold text-ours-ink">
              {say('seconds', { count: seconds })}
            </span>
          </p>
          <Button kind="primary" size="huge" isWide autoFocus onPress={onMore}>
            {say('more_time')}
          </Button>
          <Button kind="quiet" size="huge" isWide onPress={onStartAgain}>
            {sayKiosk('start_again')}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
