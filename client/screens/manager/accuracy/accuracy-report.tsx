import { useState } from 'react'
import type { BranchOverview } from '../../../../sync/reports/branches-now.ts'
import { waitAccuracy } from '../../../../sync/reports/wait-accuracy.ts'
import { accuracyWords } from '../../../words/accuracy/accuracy-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { daysOf } from '../days.ts'
import { DaysChoice } from '../days-choice.tsx'
import { SeenLine } from '../seen-line.tsx'
import { useAnswer } from '../use-answer.ts'
import { AccuracyGroups } from './accuracy-groups.tsx'
import { AccuracySummary } from './accuracy-summary.tsx'

const DAYS_MAX = 62
const PARTS = ['service', 'class', 'hour', 'channel'] as const

/** How good the waits were that customers were told, in words first [WT18]. */
export function AccuracyReport({ overview }: { readonly overview: BranchOverview }) {
  const say = useWords(accuracyWords)
  const { id, today } = overview.branch
  const [days, setDays] = useState(() => daysOf('today', today))
  const seen = useAnswer(`/api/branches/${id}/waits/accuracy?from=${days.from}&to=${days.to}`, waitAccuracy)
  const groups = seen.value?.groups ?? []
  const all = groups.find(({ by }) => by === 'all')
  const isEmpty = all === undefined || all.scored === 0
  return (
    <>
      <h2 className="text-large">{say('title')}</h2>
      <DaysChoice today={today} daysMax={DAYS_MAX} days={days} onChoose={setDays} />
      <SeenLine seen={seen} />
      {seen.value !== undefined && isEmpty && <p>{say('none')}</p>}
      {all !== undefined && !isEmpty && <AccuracySummary all={all} />}
      {!isEmpty && (
        <div className="grid gap-6 md:grid-cols-2">
          {PARTS.map((by) => (
            <AccuracyGroups key={by} by={by} groups={groups.filter((group) => group.by === by)} overview={overview} />
          ))}
        </div>
      )}
    </>
  )
}
