import { BellRing, CircleCheck, Clock, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { Tone } from './tone.ts'

const ICONS: Readonly<Record<Tone, LucideIcon>> = {
  ours: Info,
  called: BellRing,
  done: CircleCheck,
  fault: TriangleAlert,
  waiting: Clock,
}

export function ToneIcon({ tone, className }: { readonly tone: Tone; readonly className?: string }) {
  const Icon = ICONS[tone]
  return <Icon aria-hidden className={className} />
}
