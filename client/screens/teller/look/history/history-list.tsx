import { useState } from 'react'
import { VirtualList } from '../../../../design/virtual-list.tsx'
import type { FinishedRow } from '../../../../lens/lens-queries.ts'
import { tellerLookWords } from '../../../../words/teller-look/teller-look-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { yesterdayOf } from '../days-of.ts'
import { LOOK_ROW_PX, LookRow } from '../look-row.tsx'
import { SwitchRow } from '../switch-row.tsx'
import type { TicketChoice } from '../ticket-choice.ts'
import { useHour } from '../use-hour.ts'
import { median } from './median.ts'
import { useHistory } from './use-history.ts'

type Props = {
  readonly branchId: string
  readonly counterId: string
  readonly today: string
  readonly choice: TicketChoice
}

const MINUTE_S = 60
const minutes = (seconds: number): number => Math.round(seconds / MINUTE_S)

/** What was finished, the latest first, with how long each waited and was served. */
export function HistoryList({ branchId, counterId, today, choice }: Props) {
  const say = useWords(tellerLookWords)
  const hour = useHour()
  const [where, setWhere] = useState<'counter' | 'branch'>('counter')
  const [day, setDay] = useState<'today' | 'yesterday'>('today')
  const label = day === 'today' ? today : yesterdayOf(today)
  const { rows, isFromRows } = useHistory(branchId, label, where === 'counter' ? counterId : undefined)
  const wait = median(rows.map(({ wait_s }) => wait_s))
  const service = median(rows.map(({ service_s }) => service_s))
  const about = ({ wait_s, service_s }: FinishedRow): string =>
    [
      wait_s === null ? undefined : say('waited', { minutes: minutes(wait_s) }),
      service_s === null ? undefined : say('served', { minutes: minutes(service_s) }),
    ]
      .filter((each) => each !== undefined)
      .join(' · ')
  const places = (['counter', 'branch'] as const).map((id) => ({ id, text: say(`history_of_${id}`) }))
  const days = (['today', 'yesterday'] as const).map((id) => ({ id, text: say(id) }))
  return (
    <div className="flex min-h-0 grow flex-col gap-3">
      <div className="flex flex-wrap justify-between gap-2">
        <SwitchRow label={say('history_which')} options={places} chosen={where} onChoose={setWhere} />
        <SwitchRow label={say('history_day')} options={days} chosen={day} onChoose={setDay} />
      </div>
      {isFromRows && <p className="text-small text-waiting-ink">{say('from_here')}</p>}
      {rows.length === 0 ? (
        <p className="p-4 text-ink-soft">{say('history_none')}</p>
      ) : (
        <>
          <p className="text-small text-ink-soft">
            <strong className="text-ink">{say('finished', { count: rows.length })}</strong>
            {' · '}
            {wait !== undefined &&
              service !== undefined &&
              say('typical', { wait: minutes(wait), service: minutes(service) })}
          </p>
          <VirtualList
            label={say('history_list')}
            items={rows}
            rowPx={LOOK_ROW_PX}
            row={(row) => (
              <LookRow
                key={`${row.ticket_id} ${row.service_id} ${row.ended_at}`}
                ticket={row}
                when={row.ended_at === null ? '' : hour(row.ended_at)}
                about={about(row)}
                choice={choice}
              />
            )}
          />
        </>
      )}
    </div>
  )
}
