import { Unplug } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useRows } from '../../../../app/hooks/use-rows.ts'
import { Button } from '../../../../design/button.tsx'
import { tellerApartWords } from '../../../../words/teller-apart/teller-apart-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { fateNow } from './fate-now.ts'
import { useApart } from './use-apart.ts'

const ApartSheet = lazy(() => import('./apart-sheet.tsx').then((part) => ({ default: part.ApartSheet })))

/** When the line is back: what was done without it, and whether it came out as it was seen; there until it was seen. */
export function ApartLine() {
  const say = useWords(tellerApartWords)
  const apart = useApart()
  const [isOpen, setOpen] = useState(false)
  const tickets = useRows((view) => view.tickets)
  const fates = apart.unseen.flatMap(({ rows }) => rows.map((row) => fateNow(row, tickets)))
  const pending = fates.filter((fate) => fate === 'pending').length
  const differing = fates.filter((fate) => fate !== 'pending' && fate !== 'applied').length
  const sentences = [
    say('done_apart', { count: fates.length }),
    pending > 0 ? say('still_waiting', { count: pending }) : undefined,
    differing > 0 ? say('some_differ', { count: differing }) : undefined,
    pending + differing === 0 ? say('all_fine') : undefined,
  ]
  const sheet = isOpen && (
    <Suspense fallback={null}>
      <ApartSheet all={apart.all} onClose={() => setOpen(false)} />
    </Suspense>
  )
  if (fates.length === 0) return sheet || null
  return (
    <section
      aria-label={say('report_title')}
      className="flex flex-wrap items-center gap-x-3 rounded-card bg-waiting-soft px-4 py-1 text-waiting-ink"
    >
      <Unplug aria-hidden className="size-5 shrink-0" />
      <p role="status" className="min-w-0 grow basis-60">
        {sentences.filter((each) => each !== undefined).join(' ')}
      </p>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {say('see')}
      </Button>
      {pending === 0 && (
        <Button kind="quiet" onPress={apart.markSeen}>
          {say('seen')}
        </Button>
      )}
      {sheet}
    </section>
  )
}
