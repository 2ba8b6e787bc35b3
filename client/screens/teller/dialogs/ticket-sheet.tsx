import { type ReactNode, useState } from 'react'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { wordsIn } from '../../../../sync/words/words-in.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { nameIn } from '../../../app/name-in.ts'
import { Dialog } from '../../../design/dialog.tsx'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { type AwayActName, awayActsOf } from '../acts-of.ts'
import { LegsAhead } from '../legs-ahead.tsx'
import { ReservedFor } from '../reserved-for.tsx'
import { useSeat } from '../seat-context.ts'
import { StandingMark } from '../standing-mark.tsx'
import { StateChip } from '../state-chip.tsx'
import type { Acts } from '../use-acts.ts'
import type { DeskCommands } from '../use-desk.ts'
import { ChoiceList } from './choice-list.tsx'
import { type TicketDialog, TicketDialogs } from './ticket-dialogs.tsx'

type Props = {
  readonly ticket: TicketRow
  readonly acts: Acts
  readonly commands: DeskCommands
  readonly onClose: () => void
  /** What may be looked up about it. */
  readonly children?: ReactNode
}

/** One ticket of the line or aside: what is known of it, and everything that may be done with it [TC7]. */
export function TicketSheet({ ticket, acts, commands, onClose, children }: Props) {
  const [language] = usePageLanguage()
  const { counterId } = useSeat()
  const service = useRows((view) => view.configuration?.services.find(({ id }) => id === ticket.service_id))
  const [asked, setAsked] = useState<TicketDialog>()
  const words = wordsIn(language).commands
  const run = (name: AwayActName): void => {
    if (name === 'transfer_ticket' || name === 'add_leg' || name === 'note_ticket') {
      setAsked(name)
      return
    }
    onClose()
    acts.once(`${name} ${ticket.id}`, () => {
      if (name === 'call_ticket') return commands.callTicket(ticket)
      return name === 'let_pass' ? commands.letPass(ticket) : commands.onTicket(name, ticket)
    })
  }
  if (asked !== undefined)
    return (
      <TicketDialogs
        which={asked}
        ticket={ticket}
        hereId={counterId}
        acts={acts}
        commands={commands}
        onClose={onClose}
      />
    )
  return (
    <Dialog title={ticket.number ?? ''} isOpen onClose={onClose}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
        <StateChip state={ticket.state} />
        <StandingMark row={ticket} />
        {service !== undefined && <span>{nameIn(service.names, language)}</span>}
        <ReservedFor ticket={ticket} />
        <LegsAhead ticket={ticket} />
      </div>
      {typeof ticket.note === 'string' && ticket.note !== '' && (
        <p dir="auto" className="rounded-card bg-sunken px-4 py-2 break-words whitespace-pre-wrap">
          {ticket.note}
        </p>
      )}
      {children}
      <ChoiceList
        choices={awayActsOf(ticket.state).map((name) => ({ id: name, label: words[name] }))}
        onChoose={(id) => {
          const name = awayActsOf(ticket.state).find((each) => each === id)
          if (name !== undefined) run(name)
        }}
      />
    </Dialog>
  )
}
