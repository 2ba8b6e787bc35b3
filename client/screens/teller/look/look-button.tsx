import { Search } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { CounterRow } from '../../../../sync/view/view-rows.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { Button } from '../../../design/button.tsx'
import { tellerWhyWords } from '../../../words/teller-why/teller-why-words.ts'
import { useWords } from '../../../words/use-words.ts'

/** Behind a press, with its many words: no part of the first painting. */
const LookSheet = lazy(() => import('./look-sheet.tsx').then((part) => ({ default: part.LookSheet })))

type Props = { readonly counter: CounterRow; readonly staffId: string }

/** The way to any ticket of today and yesterday. */
export function LookButton({ counter, staffId }: Props) {
  const say = useWords(tellerWhyWords)
  const [isOpen, setOpen] = useState(false)
  const configured = useRows((view) => view.configuration?.branch.id)
  const branchId = counter.branch_id ?? configured
  return (
    <>
      <Button kind="quiet" icon={<Search aria-hidden className="size-5" />} onPress={() => setOpen(true)}>
        {say('look_up')}
      </Button>
      {isOpen && branchId !== undefined && (
        <Suspense fallback={null}>
          <LookSheet counter={counter} staffId={staffId} branchId={branchId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
