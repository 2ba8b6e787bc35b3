import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from '../../../design/button.tsx'
import { baseWords } from '../../../words/base/base-words.ts'
import { useWords } from '../../../words/use-words.ts'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Nearly the whole page for a while: what a dialog of one question has no room for. */
export function Sheet({ title, onClose, children }: Props) {
  const say = useWords(baseWords)
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-10 flex items-stretch justify-center bg-shade p-2 sm:p-6"
    >
      <Modal className="flex w-full max-w-6xl rounded-card bg-surface text-ink shadow-card">
        <Dialog className="flex min-h-0 w-full flex-col gap-3 p-4 sm:p-6">
          <div className="flex items-center gap-2">
            <Heading slot="title" className="min-w-0 grow text-title font-semibold">
              {title}
            </Heading>
            <Button kind="quiet" aria-label={say('close')} onPress={onClose}>
              <X aria-hidden className="size-6" />
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
