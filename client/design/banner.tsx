import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { type Tone, toneClasses } from './tone.ts'
import { ToneIcon } from './tone-icon.tsx'

export type BannerProps = {
  readonly tone: Tone
  readonly children: ReactNode
  /** A code for support, small and behind. */
  readonly code?: string | undefined
}

/** One sentence that everybody should read; read out when it appears. */
export function Banner({ tone, children, code }: BannerProps) {
  return (
    <div
      role={tone === 'fault' ? 'alert' : 'status'}
      className={classNames(
        'flex items-start gap-3 rounded-card px-4 py-3 has-[button]:items-center',
        toneClasses[tone],
      )}
    >
      <ToneIcon tone={tone} className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 grow">
        {children}
        {code !== undefined && (
          <span className="ms-2 inline-block text-small">
            <bdi dir="ltr">{code}</bdi>
          </span>
        )}
      </div>
    </div>
  )
}
