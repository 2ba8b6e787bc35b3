import type { ReactNode } from 'react'
import { HoldLine } from '../languages/hold-line.tsx'
import { StandingBand } from '../standing/standing-band.tsx'
import type { Standing } from '../standing/use-standing.ts'

type Props = {
  readonly standing: Standing
  readonly isClosed: boolean
  readonly isHeld: boolean
  /** What is to be said of the sound. */
  readonly sound: ReactNode
  /** What the tenant has to say, while all is well. */
  readonly children: ReactNode
}

/** What there is to know of the screen itself. */
export function BoardFoot({ standing, isClosed, isHeld, sound, children }: Props) {
  return (
    <footer className="flex gap-4 portrait:flex-col portrait:gap-2">
      {isHeld && <HoldLine />}
      {sound}
      <div className="min-w-0 grow">
        <StandingBand standing={standing} isClosed={isClosed}>
          {children}
        </StandingBand>
      </div>
    </footer>
  )
}
