import type { Outcome } from '../../../sync/wire/outcome.ts'
import type { Faults } from './faults.ts'
import type { Given, LightDevice, Wish } from './light-device.ts'
import { changeKey, type SyncLagKeeper } from './sync-lag.ts'

/** What is counted of everybody's work. */
export type Ledger = {
  readonly faults: Faults
  readonly lag: SyncLagKeeper
  readonly callMs: number[]
  readonly issued: string[]
  readonly called: string[]
  readonly completed: string[]
  commands: number
  /** Given, and not answered yet. */
  underWay: number
  /** A moment of the measured time. */
  isMeasured(at: number): boolean
}

/** Numbers of a kiosk without a lane of its own bear its letter: so it goes where five begin a day together. */
const EXPECTED_FLAGS = new Set(['spill'])

/** One command that must be applied without a remark; its outcome, or undefined where it was not. */
export async function apply(
  device: LightDevice,
  wish: Wish,
  ledger: Ledger,
  dueAt = performance.now(),
): Promise<Extract<Outcome, { kind: 'applied' }> | undefined> {
  const sentAt = performance.now()
  ledger.underWay += 1
  const given = await device.give([wish])
  ledger.underWay -= 1
  const at = performance.now()
  const [outcome] = given.outcomes
  if (outcome === undefined) return undefined
  if (ledger.isMeasured(dueAt)) {
    ledger.commands += 1
    noteChanges(device, given, ledger, sentAt, at)
    if (wish.name === 'call_next') ledger.callMs.push(at - dueAt)
  }
  return judge(wish, outcome, ledger.faults)
}

export function judge(wish: Wish, outcome: Outcome, faults: Faults) {
  if (outcome.kind !== 'applied') {
    faults.add(`${wish.name} ${outcome.kind}${outcome.kind === 'rejected' ? ` ${outcome.code}` : ''}`, outcome)
    return undefined
  }
  for (const flag of outcome.flags) if (!EXPECTED_FLAGS.has(flag)) faults.add(`${wish.name} flagged ${flag}`, outcome)
  return outcome
}

function noteChanges(device: LightDevice, { rows }: Given, { lag }: Ledger, sentAt: number, at: number): void {
  for (const row of rows.tickets) lag.acked(changeKey(String(row.id), row.version), device.index, sentAt, at)
}
