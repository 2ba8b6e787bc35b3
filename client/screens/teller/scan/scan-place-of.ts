import type { Device } from '../../../../sync/device/device.ts'
import type { CounterRow } from '../../../../sync/view/view-rows.ts'
import type { ScanPlace } from './judge-scan.ts'
import { numberDays } from './number-days.ts'

/** What this tablet knows of its branch now; undefined before the branch has come to it. */
export function scanPlaceOf({ view, now }: Pick<Device, 'view' | 'now'>, counter: CounterRow): ScanPlace | undefined {
  const { configuration, devices, tickets } = view
  if (configuration === undefined || typeof counter.tenant_id !== 'string') return undefined
  return {
    branchId: configuration.branch.id,
    tenantId: counter.tenant_id,
    numberDays: numberDays(configuration, now()),
    tickets,
    classIds: configuration.classes.map(({ id }) => id),
    devices,
  }
}
