import { Suspense } from 'react'
import { lazyPart } from '../../../app/lazy-part.ts'
import { kioskPaperWords } from '../../../words/kiosk-paper/kiosk-paper-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { PaperOnScreen } from './paper-on-screen.ts'

const PaperFault = lazyPart(() => import('./paper-fault.tsx').then((part) => part.PaperFault))

/** What becomes of the paper, and what to do now. */
export function PaperWords({ shown }: { readonly shown: PaperOnScreen }) {
  const say = useWords(kioskPaperWords)
  if (shown.kind === 'printing' || shown.kind === 'printed')
    return <p className="text-title font-semibold">{say(shown.kind)}</p>
  return (
    <>
      {shown.kind === 'fault' && (
        <Suspense fallback={null}>
          <PaperFault matter={shown.matter} />
        </Suspense>
      )}
      <p className="max-w-lg text-large">{say('watch')}</p>
      {shown.kind === 'screen' && <p className="max-w-lg text-base text-ink-soft">{say('scan')}</p>}
    </>
  )
}
