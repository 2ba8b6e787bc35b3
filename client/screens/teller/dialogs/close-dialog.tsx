import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { tellerActsWords } from '../../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { ChoiceDialog } from './choice-dialog.tsx'

type Props = {
  readonly ticket: TicketRow
  readonly onClose: () => void
  readonly onChoose: (handOver: 'waiting' | 'parked') => void
}

/** Nobody is left behind at a closed counter. */
export function CloseDialog({ ticket, onClose, onChoose }: Props) {
  const say = useWords(tellerActsWords)
  const choices = [
    { id: 'waiting', label: say('close_waiting') },
    { id: 'parked', label: say('close_parked') },
  ]
  return (
    <ChoiceDialog
      title={say('close_title', { number: ticket.number ?? '' })}
      choices={choices}
      isOpen
      onClose={onClose}
      onChoose={(id) => onChoose(id === 'parked' ? 'parked' : 'waiting')}
    >
      <p className="text-ink-soft">{say('close_about')}</p>
    </ChoiceDialog>
  )
}
