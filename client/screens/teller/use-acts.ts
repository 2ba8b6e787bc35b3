import { useRef, useState } from 'react'
import { type CommandName, isCommandName } from '../../../sync/commands/registry.ts'
import type { Wish, Written } from '../../../sync/device/device.ts'
import { messageFor } from '../../../sync/errors/message-for.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { usePage } from '../../app/page.ts'
import { pageLanguage } from '../../words/page-language.ts'
import type { Correction } from './correction.ts'
import { outcomeNotices } from './outcome-notice.ts'

export type LastAct = { readonly id: string; readonly name: CommandName; readonly number: string; readonly at: number }
export type Acts = {
  /** Writes it down; what the authority made of it is told when it differs from what was seen. */
  act<Name extends CommandName>(wish: Wish<Name>, number?: string): Promise<OutboxRow | undefined>
  /**
   * One tap after the other, so that each finds what the one before it wrote. The same control again, while its own work
   * lasts, is the same tap [OB3]; no other one is ever dropped.
   */
  once(control: string, work: () => Promise<unknown>): void
  readonly last: LastAct | undefined
  /** Also within the work of a tap, where what is painted may be older. */
  readonly lastNow: () => LastAct | undefined
  readonly refused: Extract<Written, { kind: 'refused' }>['code'] | undefined
  /** The last call that took another one than was seen; until the next call, or until somebody takes it away. */
  readonly correction: Correction | undefined
  readonly dismiss: () => void
}

/**
 * What an undo may take back, of what app_private.is_undoable allows: an undo itself is not among them, nor a call that was
 * made again, since nobody can unhear it.
 */
const UNDOABLE: readonly CommandName[] = [
  'call_next',
  'call_ticket',
  'start_service',
  'complete_service',
  'mark_no_show',
  'park_ticket',
  'return_ticket',
  'transfer_ticket',
  'add_leg',
  'cancel_ticket',
  'reinstate_ticket',
  'let_pass',
]
const CALLS: readonly CommandName[] = ['call_next', 'call_ticket']

export function useActs(): Acts {
  const device = useDevice()
  const { notices } = usePage()
  const [last, setLast] = useState<LastAct>()
  const [refused, setRefused] = useState<Acts['refused']>()
  const [correction, setCorrection] = useState<Correction>()
  const running = useRef(new Set<string>())
  const tail = useRef<Promise<unknown>>(Promise.resolve())
  const lastNow = useRef<LastAct>(undefined)
  const numberOf = (id: string): string => device.view.tickets.get(id)?.number ?? ''
  const numberTouched = ({ touches }: OutboxRow): string =>
    numberOf(touches.find(({ table }) => table === 'tickets')?.id ?? '')

  async function tell(row: OutboxRow): Promise<void> {
    const number = numberTouched(row)
    const outcome = await device.outcomeOf(row.id)
    // Of now: the person may have chosen another one while nobody answered.
    const language = pageLanguage()
    const name = isCommandName(row.name) ? wordsIn(language).commands[row.name] : row.name
    for (const notice of outcomeNotices(row, outcome)) {
      // It was seen as done for a while, so this stays until somebody has read it.
      if (notice.kind === 'rejected') notices.add('fault', `${name} ${number} · ${messageFor(notice.code, language)}`)
      if (notice.kind === 'flag') notices.add('called', wordsIn(language).flags[notice.flag])
      if (notice.kind === 'corrected') setCorrection({ predictedId: notice.predictedId, ticketId: notice.ticketId })
    }
  }

  return {
    last,
    refused,
    correction,
    dismiss: () => setCorrection(undefined),
    lastNow: () => lastNow.current,
    async act(wish, number = '') {
      const at = performance.now()
      const written = await device.run(wish)
      setRefused(written.kind === 'refused' ? written.code : undefined)
      if (written.kind === 'refused') return undefined
      const { row } = written
      const named = number === '' ? numberTouched(row) : number
      lastNow.current = UNDOABLE.includes(wish.name) ? { id: row.id, name: wish.name, number: named, at } : undefined
      setLast(lastNow.current)
      if (CALLS.includes(wish.name)) setCorrection(undefined)
      void tell(row)
      return row
    },
    once(control, work) {
      if (running.current.has(control)) return
      running.current.add(control)
      // One that fails is a mistake of ours, told by the page; the next tap is not to suffer for it.
      tail.current = tail.current.catch(() => undefined).then(work)
      void tail.current.finally(() => running.current.delete(control))
    },
  }
}
