import { ScanLine } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from '../../../design/button.tsx'
import { scanWords } from '../../../words/scan/scan-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { keepReader } from './keep-reader.ts'

/** Nobody needs it before somebody scans; the worker has its parts like all others. */
const CameraDialog = lazy(() => import('./camera-dialog.tsx').then((part) => ({ default: part.CameraDialog })))

/** A paper by the tablet's own camera. */
export function ScanButton({ onScan }: { readonly onScan: (text: string) => void }) {
  const say = useWords(scanWords)
  const [isOpen, setOpen] = useState(false)
  useEffect(keepReader, [])
  const take = (text: string): void => {
    setOpen(false)
    onScan(text)
  }
  return (
    <>
      <Button aria-label={say('title')} onPress={() => setOpen(true)}>
        <ScanLine aria-hidden className="size-6" />
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <CameraDialog onCode={take} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
