import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { nameIn } from '../../app/name-in.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'

type Props = {
  readonly ticket: TicketRow
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChoose: (serviceId: string) => void
}

export function TransferDialog({ ticket, isOpen, onClose, onChoose }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const services = useRows((view) => view.configuration?.services) ?? []
  const others = services.filter(({ id, retired }) => retired !== true && id !== ticket.service_id)
  const choose = (id: string): void => {
    onClose()
    onChoose(id)
  }
  return (
    <Dialog title={say('transfer_title')} isOpen={isOpen} onClose={onClose}>
      {others.map(({ id, names }) => (
        <Button key={id} size="big" onPress={() => choose(id)}>
          {nameIn(names, language)}
        </Button>
      ))}
    </Dialog>
  )
}
