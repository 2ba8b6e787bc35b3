import type { ReactNode } from 'react'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { UnseenList } from '../../app/sync/unseen-list.tsx'
import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../words/use-words.ts'
import { AtCounter } from './at-counter.tsx'
import { CorrectionLine } from './correction-line.tsx'
import { GoneLines } from './gone-lines.tsx'
import { ApartLine } from './look/apart/apart-line.tsx'
import { NoAnswer } from './no-answer.tsx'
import { RefusedBanner } from './refused-banner.tsx'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'

/** More are behind "details": the work must stay in sight. */
const UNSEEN_SHOWN_MAX = 2

type Props = {
  readonly counterId: string
  readonly current: TicketRow | undefined
  readonly others: readonly TicketRow[]
  /** The number that *call next* would call, as far as this tablet knows. */
  readonly next: string | undefined
  readonly isQueueKnown: boolean
  readonly acts: Acts
  readonly commands: DeskCommands
  readonly onTurnTo: (ticketId: string) => void
  /** What may be looked up about the one that is here. */
  readonly children?: ReactNode
}

/** Who is here, below whatever has to be said of it first. */
export function HereColumn({ counterId, current, others, next, isQueueKnown, ...props }: Props) {
  const { acts, commands, onTurnTo, children } = props
  const say = useWords(tellerActsWords)
  return (
    <section
      aria-label={say('here')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: in a low window it scrolls, and must be reached by the keyboard.
      tabIndex={0}
      // As much wider as the shadow of a card needs that stands at its edge.
      className="-m-2 flex min-h-0 flex-col gap-3 overflow-y-auto p-2"
    >
      <RefusedBanner code={acts.refused} />
      <ApartLine />
      <UnseenList limit={UNSEEN_SHOWN_MAX} />
      <CorrectionLine acts={acts} />
      <GoneLines counterId={counterId} correction={acts.correction} />
      <NoAnswer counterId={counterId} acts={acts} commands={commands} />
      <AtCounter ticket={current} others={others} next={next} isQueueKnown={isQueueKnown} onTurnTo={onTurnTo}>
        {children}
      </AtCounter>
    </section>
  )
}
