import { type OvertakeKind, overtakeKind } from '../../../../sync/queue/overtake-reason.ts'
import type { OvertakeGroup } from '../../../../sync/reports/overtakes.ts'

/** How often somebody was passed within a head start, for another reason, for none. */
export function sumOvertakes(groups: readonly OvertakeGroup[]): Readonly<Record<OvertakeKind, number>> {
  const sums = { within: 0, explained: 0, unexplained: 0 }
  for (const { reason, pairs } of groups) sums[overtakeKind(reason)] += pairs
  return sums
}
