import { Suspense } from 'react'
import { lazyPart } from '../../../app/lazy-part.ts'
import type { Ticket } from '../ticket-of.ts'
import { PaperCode } from './paper-code.tsx'
import type { PaperOnScreen } from './paper-on-screen.ts'

const PaperPicture = lazyPart(() => import('./paper-picture.tsx').then((part) => part.PaperPicture))

type Props = { readonly ticket: Ticket; readonly shown: PaperOnScreen }

/** The paper as it comes out, or the code in its place. */
export function PaperSight({ ticket, shown }: Props) {
  const isPaper = shown.kind === 'printing' || shown.kind === 'printed'
  return (
    <div className="flex items-center justify-center landscape:col-start-2 landscape:row-span-3 landscape:row-start-1">
      {isPaper ? (
        <Suspense fallback={null}>
          <PaperPicture ticket={ticket} />
        </Suspense>
      ) : (
        <div className="size-72 landscape:size-96">
          <PaperCode ticket={ticket} />
        </div>
      )}
    </div>
  )
}
