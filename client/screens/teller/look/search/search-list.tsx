import { useState } from 'react'
import { TextField } from '../../../../design/text-field.tsx'
import { VirtualList } from '../../../../design/virtual-list.tsx'
import { tellerLookWords } from '../../../../words/teller-look/teller-look-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { LOOK_ROW_PX, LookRow } from '../look-row.tsx'
import type { TicketChoice } from '../ticket-choice.ts'
import { useHour } from '../use-hour.ts'
import { useSearch } from './use-search.ts'

type Props = { readonly branchId: string; readonly today: string; readonly choice: TicketChoice }

const CHARS_MAX = 40

/** By number or phone, of today and yesterday: what the tablet knows stands there with the key press. */
export function SearchList({ branchId, today, choice }: Props) {
  const say = useWords(tellerLookWords)
  const hour = useHour()
  const [text, setText] = useState('')
  const found = useSearch(text, branchId, today)
  const day = (label: string): string => (label === today ? '' : `${say('yesterday')} `)
  return (
    <div className="flex min-h-0 grow flex-col gap-3">
      <TextField
        label={say('search_label')}
        hint={say('search_hint')}
        value={text}
        onChange={setText}
        maxLength={CHARS_MAX}
        autoComplete="off"
        autoFocus
        isLatin
      />
      {found?.isFromRows === true && <p className="text-small text-waiting-ink">{say('from_here')}</p>}
      {found !== undefined && found.rows.length === 0 && (
        <p role="status" className="p-4 text-ink-soft">
          {say('search_none')}
        </p>
      )}
      {found !== undefined && found.rows.length > 0 && (
        <VirtualList
          label={say('search_results')}
          items={found.rows}
          rowPx={LOOK_ROW_PX}
          row={(ticket) => (
            <LookRow
              key={ticket.ticket_id}
              ticket={ticket}
              when={`${day(ticket.queue_day)}${hour(ticket.ended_at ?? ticket.called_at ?? ticket.queued_at)}`}
              choice={choice}
            />
          )}
        />
      )}
    </div>
  )
}
