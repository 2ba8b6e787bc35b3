import { CloudOff, type LucideIcon, MonitorX, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../../design/class-names.ts'
import { type Tone, toneClasses } from '../../../design/tone.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { standingText } from './standing-text.ts'
import type { Standing } from './use-standing.ts'

type Props = {
  readonly standing: Standing
  readonly isClosed?: boolean
  /** What stands there while all is well. */
  readonly children: ReactNode
}

/** In place of messages: what happened to this screen [DY13]. Whoever hears the page is told of it elsewhere [DY30]. */
export function StandingBand({ standing, isClosed = false, children }: Props) {
  const text = standingText(standing, useWords(displayWords), isClosed)
  if (text === undefined) return children
  const [tone, Icon] = lookOf(standing)
  return (
    <p
      data-standing
      className={classNames(
        'flex items-center gap-3 rounded-card px-5 py-2 text-large font-semibold forced-colors:border',
        toneClasses[tone],
      )}
    >
      <Icon aria-hidden className="size-8 shrink-0" />
      <span dir="auto">{text}</span>
    </p>
  )
}

function lookOf({ rung, isRevoked }: Standing): readonly [Tone, LucideIcon] {
  if (isRevoked) return ['fault', MonitorX]
  return rung === 'behind' ? ['waiting', RefreshCw] : ['fault', CloudOff]
}
