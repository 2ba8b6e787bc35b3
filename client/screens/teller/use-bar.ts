import { useEffect, useRef, useState } from 'react'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { usePage } from '../../app/page.ts'
import { pageLanguage } from '../../words/page-language.ts'
import { type ActName, actNames, actsOf } from './acts-of.ts'
import type { TicketDialog } from './dialogs/ticket-dialogs.tsx'
import { useKeys } from './keys/use-keys.ts'
import { noShowMissing } from './no-show-rule.ts'
import { onlyOutcome } from './only-outcome.ts'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'
import { useMissingText } from './use-missing-text.ts'

type Bar = {
  readonly possible: readonly ActName[]
  readonly press: (name: ActName) => void
  readonly callNext: () => void
  readonly undo: () => void
  /** The question that is open; one that was asked of another ticket is not asked of this one. */
  readonly dialog: TicketDialog | undefined
  readonly closeDialog: () => void
}
type Parts = {
  readonly ticket: TicketRow | undefined
  readonly acts: Acts
  readonly commands: DeskCommands
  readonly onHelp: () => void
}

/** A hand that was on its way to the answer. */
const ANSWER_MS = 700

/** The work of the actions, by finger and by key alike. */
export function useBar({ ticket, acts, commands, onHelp }: Parts): Bar {
  const device = useDevice()
  const { notices } = usePage()
  const missingText = useMissingText()
  const [asked, setAsked] = useState<{ readonly which: TicketDialog; readonly ticketId: string }>()
  const goneAt = useRef(Number.NEGATIVE_INFINITY)
  const isOfAnother = asked !== undefined && asked.ticketId !== ticket?.id
  useEffect(() => {
    if (!isOfAnother) return
    goneAt.current = performance.now()
    setAsked(undefined)
  }, [isOfAnother])
  const possible = actsOf(ticket?.state)
  const callNext = (): void => acts.once('call_next', () => commands.callNext(ticket))
  const undo = (): void => acts.once('undo', commands.undo)

  function press(name: ActName): void {
    if (ticket === undefined || !possible.includes(name)) return
    const { configuration } = device.view
    const asks = questionOf(name, configuration)
    const missing = name === 'mark_no_show' && noShowMissing(ticket, configuration?.settings, device.now())
    if (asks !== undefined) setAsked({ which: asks, ticketId: ticket.id })
    else if (missing) notices.add('waiting', missingText.sentence(wordsIn(pageLanguage()).commands[name], missing))
    else acts.once(name, () => work(name, ticket))
  }
  async function work(name: ActName, on: TicketRow): Promise<void> {
    if (name === 'complete_service') await commands.complete(on, onlyOutcome(device.view.configuration))
    else if (!isQuestion(name)) await commands.onTicket(name, on)
  }

  const [first] = possible
  const keyed = actNames.map((name) => [name, possible.includes(name) ? () => press(name) : undefined] as const)
  // The stroke that was meant as an answer comes when the question is gone already.
  const unlessAnswer = (work: () => void) => () => {
    if (performance.now() - goneAt.current >= ANSWER_MS) work()
  }
  useKeys({
    ...Object.fromEntries(keyed),
    call_next: unlessAnswer(callNext),
    first: first === undefined ? undefined : unlessAnswer(() => press(first)),
    undo,
    help: onHelp,
  })
  const dialog = isOfAnother ? undefined : asked?.which
  return { possible, press, callNext, undo, dialog, closeDialog: () => setAsked(undefined) }
}

function isQuestion(name: ActName): name is Exclude<TicketDialog, 'complete_service'> {
  return name === 'transfer_ticket' || name === 'add_leg' || name === 'note_ticket'
}

/** What has to be asked first; how a service ended, only where it can in several ways [TC3]. */
function questionOf(name: ActName, configuration: PublishedConfiguration | undefined): TicketDialog | undefined {
  if (isQuestion(name)) return name
  return name === 'complete_service' && (configuration?.outcomes ?? []).length > 1 ? name : undefined
}
