import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

export type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Asks before something that cannot be undone: read out at once, and not closed by a touch beside it. */
  readonly isAlert?: boolean
}

export function Dialog({ title, isOpen, onClose, children, isAlert = false }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!isAlert}
      className="fixed inset-0 z-10 flex items-end justify-center bg-shade p-4 sm:items-center"
    >
      <Modal className="w-full max-w-md rounded-card bg-surface text-ink shadow-card">
        <AriaDialog role={isAlert ? 'alertdialog' : 'dialog'} className="flex flex-col gap-4 p-6">
          <Heading slot="title" className="text-large">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
