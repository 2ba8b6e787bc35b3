import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { baseWords } from '../words/base/base-words.ts'
import { useWords } from '../words/use-words.ts'

export type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Asks before something that cannot be undone: read out at once, and closed by one of its own answers alone. */
  readonly isAlert?: boolean
}

export function Dialog({ title, isOpen, onClose, children, isAlert = false }: DialogProps) {
  const say = useWords(baseWords)
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!isAlert}
      className="fixed inset-0 z-10 flex items-end justify-center bg-shade p-4 sm:items-center"
    >
      <Modal className="w-full max-w-md rounded-card bg-surface text-ink shadow-card">
        <AriaDialog role={isAlert ? 'alertdialog' : 'dialog'} className="flex flex-col gap-4 p-6">
          <div className="flex items-start gap-2">
            <Heading slot="title" className="min-w-0 grow py-2 text-large">
              {title}
            </Heading>
            {!isAlert && (
              <Button
                aria-label={say('close')}
                onPress={onClose}
                className="-me-3 flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-card text-ink-soft hover:bg-sunken"
              >
                <X aria-hidden className="size-5" />
              </Button>
            )}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
