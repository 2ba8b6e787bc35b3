import { CloudOff, type LucideIcon, MonitorX, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../../design/class-names.ts'
import { type Tone, toneClasses } from '../../../design/tone.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Standing } from './use-standing.ts'

type Props = { readonly standing: Standing /** What stands there while all is well. */; readonly children: ReactNode }

/** In place of messages: since when this screen knows nothing new, and how people hear of their number [DY13]. */
export function StandingBand({ standing: { rung, since, isRevoked }, children }: Props) {
  const say = useWords(displayWords)
  if (isRevoked) {
    return (
      <Band tone="fault" icon={MonitorX}>
        {say('not_ours')} {say('by_voice')}
      </Band>
    )
  }
  switch (rung) {
    case 'live':
      return children
    case 'behind':
      return (
        <Band tone="waiting" icon={RefreshCw}>
          {since === undefined ? say('as_of_now') : say('as_of', { time: since })}
        </Band>
      )
    case 'isolated':
      return (
        <Band tone="fault" icon={CloudOff}>
          {since === undefined ? say('cut_off') : say('cut_off_since', { time: since })} {say('by_voice')}
        </Band>
      )
    case 'paper':
      return (
        <Band tone="fault" icon={CloudOff}>
          {say('preparing_about')}
        </Band>
      )
  }
}

function Band({ tone, icon: Icon, children }: { tone: Tone; icon: LucideIcon; children: ReactNode }) {
  return (
    <p
      role="status"
      data-standing
      className={classNames(
        'flex items-center gap-3 rounded-card px-5 py-2 text-large font-semibold',
        toneClasses[tone],
      )}
    >
      <Icon aria-hidden className="size-8 shrink-0" />
      <span dir="auto">{children}</span>
    </p>
  )
}
