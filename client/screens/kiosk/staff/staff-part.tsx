import type { ReactNode } from 'react'
import { classNames } from '../../../design/class-names.ts'
import type { Tone } from '../../../design/tone.ts'
import { toneClasses } from '../../../design/tone.ts'
import { ToneIcon } from '../../../design/tone-icon.tsx'
import { kioskStaffWords } from '../../../words/kiosk-staff/kiosk-staff-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Finding, StaffPart as Part } from './staff-findings.ts'

type Props = { readonly part: Part; readonly finding: Finding; readonly children: ReactNode }

/** One part of the kiosk: how it is, what to do, and small behind it the code for support. */
export function StaffPart({ part, finding: { tone, advice, code }, children }: Props) {
  const say = useWords(kioskStaffWords)
  return (
    <section data-part={part} data-code={code} className="flex gap-4 rounded-card bg-surface p-5 shadow-card">
      <Mark tone={tone} />
      <div className="flex min-w-0 grow flex-col gap-2">
        <h2 className="text-large">{say(part)}</h2>
        {children}
        {advice !== 'nothing' && <p className="font-semibold">{say(`do_${advice}`)}</p>}
        <p className="text-small text-ink-soft">
          <bdi dir="ltr">{`${part}.${code}`}</bdi>
        </p>
      </div>
    </section>
  )
}

function Mark({ tone }: { readonly tone: Tone }) {
  return (
    <span className={classNames('flex size-12 shrink-0 items-center justify-center rounded-chip', toneClasses[tone])}>
      <ToneIcon tone={tone} className="size-7" />
    </span>
  )
}
