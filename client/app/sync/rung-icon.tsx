import { CircleCheck, CloudOff, type LucideIcon, RefreshCw, TicketX } from 'lucide-react'
import type { Rung } from '../../../sync/ladder/rung.ts'

const ICONS: Readonly<Record<Rung, LucideIcon>> = {
  live: CircleCheck,
  behind: RefreshCw,
  isolated: CloudOff,
  paper: TicketX,
}

export function RungIcon({ rung, className }: { readonly rung: Rung; readonly className: string }) {
  const Icon = ICONS[rung]
  return <Icon aria-hidden className={className} />
}
