import type { BranchNumbers } from '../../../sync/reports/branches-now.ts'

/** From the one that needs somebody most to none. */
export const troubles = ['nobody_serves', 'long_wait', 'silent_devices', 'calm', 'shut'] as const
export type Trouble = (typeof troubles)[number]

/** So long a wait is trouble whatever was told: people begin to leave. */
const LONG_WAIT_S = 30 * 60

/** What a branch needs its manager for [BN5]; at night its devices may be silent. */
export function troubleOf(branch: BranchNumbers): Trouble {
  if (branch.waiting > 0 && branch.counters_open === 0) return 'nobody_serves'
  if ((branch.longest_wait_s ?? 0) >= LONG_WAIT_S) return 'long_wait'
  if (!branch.is_open && branch.waiting === 0) return 'shut'
  return branch.devices_silent > 0 ? 'silent_devices' : 'calm'
}

export function byTrouble(one: BranchNumbers, other: BranchNumbers): number {
  return (
    troubles.indexOf(troubleOf(one)) - troubles.indexOf(troubleOf(other)) ||
    (other.longest_wait_s ?? 0) - (one.longest_wait_s ?? 0) ||
    other.waiting - one.waiting
  )
}
