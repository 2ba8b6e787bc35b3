import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../../design/button.tsx'
import { tellerApartWords } from '../../../../words/teller-apart/teller-apart-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { useApart } from './use-apart.ts'

const ApartSheet = lazy(() => import('./apart-sheet.tsx').then((part) => ({ default: part.ApartSheet })))

/** The way back to reports that were seen, from the details of the sync line. */
export function ApartAgain() {
  const say = useWords(tellerApartWords)
  const { all } = useApart()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{say('reports')}</Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ApartSheet all={all} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
