import { useState } from 'react'
import { RadioGroup } from '../../design/radio-group.tsx'
import { TextField } from '../../design/text-field.tsx'
import { managerWords } from '../../words/manager/manager-words.ts'
import { useWords } from '../../words/use-words.ts'
import { type Days, daysOf, type Period, periodsWithin, tidyDays } from './days.ts'

type Props = {
  readonly today: string
  readonly daysMax: number
  readonly days: Days
  readonly onChoose: (days: Days) => void
}

/** Of which days a report is: the usual ones at a touch, any others by date. */
export function DaysChoice({ today, daysMax, days, onChoose }: Props) {
  const say = useWords(managerWords)
  const [period, setPeriod] = useState<Period>('today')
  const [typed, setTyped] = useState(days)
  const choose = (next: Period): void => {
    setPeriod(next)
    if (next === 'own_days') setTyped(days)
    else onChoose(daysOf(next, today))
  }
  const type = (next: Days): void => {
    setTyped(next)
    // While a year is being typed it begins with zeros.
    if (next.from >= '2000' && next.to >= '2000') onChoose(tidyDays(next, today, daysMax))
  }
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        label={say('period')}
        choices={periodsWithin(daysMax).map((id) => ({ id, label: say(id) }))}
        value={period}
        onChange={choose}
      />
      {period === 'own_days' && (
        <div className="grid max-w-lg grid-cols-2 gap-3">
          <TextField label={say('from')} type="date" value={typed.from} onChange={(from) => type({ ...typed, from })} />
          <TextField label={say('to')} type="date" value={typed.to} onChange={(to) => type({ ...typed, to })} />
        </div>
      )}
    </div>
  )
}
