import { useRef, useState } from 'react'
import type { CommandName } from '../../../sync/commands/registry.ts'
import type { Wish, Written } from '../../../sync/device/device.ts'
import { messageFor } from '../../../sync/errors/message-for.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { usePage } from '../../app/page.ts'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { outcomeNotices } from './outcome-notice.ts'

export type LastAct = { readonly id: string; readonly name: CommandName; readonly number: string; readonly at: number }
export type Acts = {
  /** Writes it down; what the authority made of it is told when it differs from what was seen. */
  act<Name extends CommandName>(wish: Wish<Name>, number?: string): Promise<OutboxRow | undefined>
  /** One tap: while its work lasts, another tap is the same one [OB3]. */
  once(work: () => Promise<unknown>): void
  readonly last: LastAct | undefined
  readonly refused: Extract<Written, { kind: 'refused' }>['code'] | undefined
}

/** What an undo may take back; an undo itself is not among them. */
const UNDOABLE: readonly CommandName[] = [
  'call_next',
  'call_ticket',
  'start_service',
  'complete_service',
  'mark_no_show',
  'park_ticket',
  'return_ticket',
  'transfer_ticket',
]

export function useActs(): Acts {
  const device = useDevice()
  const { notices } = usePage()
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const [last, setLast] = useState<LastAct>()
  const [refused, setRefused] = useState<Acts['refused']>()
  const running = useRef(false)
  const numberOf = (id: string): string => device.view.tickets.get(id)?.number ?? ''

  async function tell(row: OutboxRow): Promise<void> {
    const outcome = await device.outcomeOf(row.id)
    for (const notice of outcomeNotices(row, outcome)) {
      if (notice.kind === 'rejected') notices.add('called', messageFor(notice.code, language))
      if (notice.kind === 'flag') notices.add('called', wordsIn(language).flags[notice.flag])
      if (notice.kind === 'corrected') {
        const values = { predicted: numberOf(notice.predictedId), number: numberOf(notice.ticketId) }
        notices.add('called', say('corrected', values))
      }
    }
  }

  return {
    last,
    refused,
    async act(wish, number = '') {
      const at = performance.now()
      const written = await device.run(wish)
      setRefused(written.kind === 'refused' ? written.code : undefined)
      if (written.kind === 'refused') return undefined
      const { row } = written
      const touched = row.touches.find(({ table }) => table === 'tickets')
      const named = number === '' && touched !== undefined ? numberOf(touched.id) : number
      setLast(UNDOABLE.includes(wish.name) ? { id: row.id, name: wish.name, number: named, at } : undefined)
      void tell(row)
      return row
    },
    once(work) {
      if (running.current) return
      running.current = true
      void work().finally(() => {
        running.current = false
      })
    },
  }
}
