import type { Clock } from '../../../sync/ports/clock.ts'
import type { Store } from '../../../sync/ports/store.ts'
import type { Around } from '../../device/open-device.ts'
import { localValues } from '../open-values.ts'
import { createCrash } from './crash.ts'
import { createCrashingStore } from './crashing-store.ts'
import { createFaults, type Faults } from './faults.ts'
import { createFaultyFetch } from './faulty-fetch.ts'

export type DevTools = {
  readonly faults: Faults
  readonly around: Around
  /** The device's own disk, once it is open. */
  readonly store: () => Store | undefined
}

/** What the panel puts around a device before it is opened. */
export function createDevTools(): DevTools {
  const faults = createFaults(localValues)
  const crash = createCrash(faults, () => location.reload())
  const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
  let opened: Store | undefined
  return {
    faults,
    store: () => opened,
    around: {
      send: (send) => createFaultyFetch(send, { faults, crash, after }),
      store(store) {
        opened = store
        return createCrashingStore(store, crash)
      },
      clock: (clock: Clock) => ({ ...clock, wall: () => clock.wall() + faults.current().clockShiftMs }),
    },
  }
}
