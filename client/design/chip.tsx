import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { type Tone, toneClasses } from './tone.ts'
import { ToneIcon } from './tone-icon.tsx'

type ChipProps = {
  readonly tone: Tone
  /** Where the tone's own would say something else. */
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A state in one or two words. */
export function Chip({ tone, icon, children }: ChipProps) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 rounded-chip px-3 py-0.5 text-small font-semibold whitespace-nowrap',
        toneClasses[tone],
      )}
    >
      {icon ?? <ToneIcon tone={tone} className="size-4 shrink-0" />}
      {children}
    </span>
  )
}
