import { useState } from 'react'
import type { BranchOverview } from '../../../../sync/reports/branches-now.ts'
import { type Overtake, overtakes } from '../../../../sync/reports/overtakes.ts'
import { fairnessWords } from '../../../words/fairness/fairness-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { daysOf } from '../days.ts'
import { DaysChoice } from '../days-choice.tsx'
import { SeenLine } from '../seen-line.tsx'
import { useAnswer } from '../use-answer.ts'
import { FairnessSummary } from './fairness-summary.tsx'
import { OvertakeGroups } from './overtake-groups.tsx'
import { OvertakePairs } from './overtake-pairs.tsx'
import { WhyDialog } from './why-dialog.tsx'

const DAYS_MAX = 7

/** Who was passed by whom, and why: the answer to “was everybody called in turn?” [OT2]. */
export function FairnessReport({ overview }: { readonly overview: BranchOverview }) {
  const say = useWords(fairnessWords)
  const { id, today } = overview.branch
  const [days, setDays] = useState(() => daysOf('today', today))
  const [asked, setAsked] = useState<Overtake>()
  const seen = useAnswer(`/api/branches/${id}/overtakes?from=${days.from}&to=${days.to}`, overtakes)
  const report = seen.value
  return (
    <>
      <h2 className="text-large">{say('title')}</h2>
      <DaysChoice today={today} daysMax={DAYS_MAX} days={days} onChoose={setDays} />
      <SeenLine seen={seen} />
      {report !== undefined && <FairnessSummary report={report} />}
      {report !== undefined && report.pairs.length > 0 && (
        <div className="grid gap-6 md:grid-cols-2">
          <OvertakeGroups groups={report.groups} classes={overview.classes} />
          <OvertakePairs pairs={report.pairs} onAsk={setAsked} />
        </div>
      )}
      {asked !== undefined && <WhyDialog pair={asked} overview={overview} onClose={() => setAsked(undefined)} />}
    </>
  )
}
