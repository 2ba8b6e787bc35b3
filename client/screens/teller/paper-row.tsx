import { useState } from 'react'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { WalkInPaper } from './paper/walk-in-paper.tsx'
import { ScanButton } from './scan/scan-button.tsx'
import type { TakePaper } from './scan/use-take-paper.ts'
import { TakeIn } from './take-in.tsx'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'
import { WalkIn } from './walk-in.tsx'

type Props = { readonly paper: TakePaper; readonly acts: Acts; readonly commands: DeskCommands }

/** A paper that somebody shows, and a number for somebody who has none. */
export function PaperRow({ paper, acts, commands }: Props) {
  const [issued, setIssued] = useState<OutboxRow>()
  return (
    <>
      <div className="grid shrink-0 grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-1">
        <TakeIn paper={paper} />
        {/* Beside the field itself, however high its label is in a language. */}
        <div className="col-start-2 row-start-2 grid grid-flow-col gap-2">
          <ScanButton onScan={paper.scanned} />
          <WalkIn acts={acts} commands={commands} onIssued={setIssued} />
        </div>
      </div>
      {issued !== undefined && <WalkInPaper key={issued.id} issued={issued} onClose={() => setIssued(undefined)} />}
    </>
  )
}
