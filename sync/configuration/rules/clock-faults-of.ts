import { CHANGED_DAY_HOURS_MIN, clockFaults } from '../../calendar/clock-faults.ts'
import type { ConfigurationDocument } from '../configuration-document.ts'
import { type Fault, fault } from '../fault.ts'

export function clockFaultsOf({ branch: { clock } }: ConfigurationDocument): Fault[] {
  return clockFaults(clock).map(({ rule, fault: code }) =>
    fault(code === 'clock_empty' ? 'branch.clock' : `branch.clock.${rule}`, code, {
      zone: clock[rule]?.zone ?? '',
      day: clock[rule]?.from_day ?? '',
      minimum: CHANGED_DAY_HOURS_MIN,
    }),
  )
}
