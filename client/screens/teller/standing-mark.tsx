import { Clock, CloudUpload } from 'lucide-react'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { useWords } from '../../words/use-words.ts'

const ICONS = { saving: CloudUpload, pending: Clock } as const

/** A small clock on what the authority has not confirmed; nothing on what it has [VI3]. */
export function StandingMark({ row: { standing } }: { readonly row: Pick<TicketRow, 'standing'> }) {
  const say = useWords(tellerWords)
  if (standing === 'confirmed') return null
  const Icon = ICONS[standing]
  return (
    <span role="img" aria-label={say(standing)} title={say(standing)} className="inline-flex text-called-ink">
      <Icon aria-hidden className="size-4" />
    </span>
  )
}
