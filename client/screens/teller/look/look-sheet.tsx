import { useState } from 'react'
import type { CounterRow } from '../../../../sync/view/view-rows.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { tellerLookWords } from '../../../words/teller-look/teller-look-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { ChoicePane } from './choice-pane.tsx'
import { HistoryList } from './history/history-list.tsx'
import { SearchList } from './search/search-list.tsx'
import { Sheet } from './sheet.tsx'
import { SwitchRow } from './switch-row.tsx'
import type { TicketChoice } from './ticket-choice.ts'

type Props = {
  readonly counter: CounterRow
  readonly staffId: string
  readonly branchId: string
  readonly onClose: () => void
}

/** A list at the start, one ticket of it at the end; a second one answers who was first, and why. */
export function LookSheet({ counter, staffId, branchId, onClose }: Props) {
  const say = useWords(tellerLookWords)
  const today = useRows((view) => view.today) ?? ''
  const [tab, setTab] = useState<'search' | 'history'>('search')
  const [openId, setOpenId] = useState<string>()
  const [otherId, setOtherId] = useState<string>()
  const open = (id: string): void => {
    setOpenId(id)
    setOtherId(undefined)
  }
  const choice: TicketChoice = { openId, otherId, open, compare: setOtherId }
  const tabs = (['search', 'history'] as const).map((id) => ({ id, text: say(`tab_${id}`) }))
  return (
    <Sheet title={say('title')} onClose={onClose}>
      <div className="grid min-h-0 grow grid-cols-1 gap-6 overflow-y-auto lg:grid-cols-2 lg:overflow-visible">
        <div className="flex min-h-96 flex-col gap-3 lg:min-h-0">
          <SwitchRow label={say('title')} options={tabs} chosen={tab} onChoose={setTab} />
          {tab === 'search' ? (
            <SearchList branchId={branchId} today={today} choice={choice} />
          ) : (
            <HistoryList branchId={branchId} counterId={counter.id} today={today} choice={choice} />
          )}
        </div>
        <ChoicePane choice={choice} staffId={staffId} />
      </div>
    </Sheet>
  )
}
