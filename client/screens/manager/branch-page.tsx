import { branchOverview } from '../../../sync/reports/branches-now.ts'
import { nameIn } from '../../app/name-in.ts'
import { PageFrame } from '../../app/page-frame.tsx'
import { managerWords } from '../../words/manager/manager-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { AccuracyReport } from './accuracy/accuracy-report.tsx'
import { BranchNow } from './branch-now.tsx'
import { FairnessReport } from './fairness/fairness-report.tsx'
import { KioskPin } from './kiosk-pin.tsx'
import { SectionBar } from './section-bar.tsx'
import { SeenLine } from './seen-line.tsx'
import { useAnswer } from './use-answer.ts'
import type { Place, Section } from './use-place.ts'

type Props = {
  readonly branchId: string
  readonly section: Section
  readonly pinDigits: number
  readonly go: (next: Place) => void
}

const EVERY_MS = 15_000

/** A branch from inside; its parts lie at the foot, where a thumb is. */
export function BranchPage({ branchId, section, pinDigits, go }: Props) {
  const say = useWords(managerWords)
  const [language] = usePageLanguage()
  const seen = useAnswer(`/api/branches/${branchId}/now`, branchOverview, EVERY_MS)
  const overview = seen.value
  const title = overview === undefined ? say('title') : nameIn(overview.branch.names, language)
  return (
    <>
      <PageFrame title={title} isWide>
        {(section === 'now' || overview === undefined) && <SeenLine seen={seen} />}
        {overview !== undefined && section === 'now' && <BranchNow overview={overview} />}
        {overview !== undefined && section === 'accuracy' && <AccuracyReport overview={overview} />}
        {overview !== undefined && section === 'fairness' && <FairnessReport overview={overview} />}
        {section === 'pin' && <KioskPin branchId={branchId} digits={pinDigits} />}
        <div className="h-16" />
      </PageFrame>
      <SectionBar
        section={section}
        onChoose={(next) => go({ branchId, section: next })}
        onLeave={() => go({ section: 'now' })}
      />
    </>
  )
}
