import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { tellerActsWords } from '../../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Acts } from '../use-acts.ts'
import type { DeskCommands } from '../use-desk.ts'
import { NoteDialog } from './note-dialog.tsx'
import { OutcomeDialog } from './outcome-dialog.tsx'
import { ServiceDialog } from './service-dialog.tsx'
import { TransferDialog } from './transfer-dialog.tsx'

/** What asks before it acts. */
export type TicketDialog = 'complete_service' | 'transfer_ticket' | 'add_leg' | 'note_ticket'

type Props = {
  readonly which: TicketDialog
  readonly ticket: TicketRow
  readonly hereId: string
  readonly acts: Acts
  readonly commands: DeskCommands
  readonly onClose: () => void
}

/** The question that an act on a ticket asks, and the act with its answer. */
export function TicketDialogs({ which, ticket, hereId, acts, commands, onClose }: Props) {
  const say = useWords(tellerActsWords)
  const once = (work: () => Promise<void>): void => acts.once(which, work)
  switch (which) {
    case 'complete_service':
      return <OutcomeDialog onClose={onClose} onChoose={(outcome) => once(() => commands.complete(ticket, outcome))} />
    case 'transfer_ticket':
      return (
        <TransferDialog
          ticket={ticket}
          hereId={hereId}
          onClose={onClose}
          onChoose={(to) => once(() => commands.transfer(ticket, to))}
        />
      )
    case 'add_leg':
      return (
        <ServiceDialog
          title={say('leg_title')}
          isOpen
          onClose={onClose}
          onChoose={(serviceId) => once(() => commands.addLeg(ticket, serviceId))}
        />
      )
    case 'note_ticket':
      return <NoteDialog ticket={ticket} onClose={onClose} onSave={(text) => once(() => commands.note(ticket, text))} />
  }
}
