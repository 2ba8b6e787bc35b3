import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { type Tone, toneClasses } from './tone.ts'
import { ToneIcon } from './tone-icon.tsx'

/** A state in one or two words. */
export function Chip({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 rounded-chip px-3 py-0.5 text-small font-semibold whitespace-nowrap',
        toneClasses[tone],
      )}
    >
      <ToneIcon tone={tone} className="size-4 shrink-0" />
      {children}
    </span>
  )
}
