import { useMemo, useSyncExternalStore } from 'react'
import type { WaitRange } from '../../../sync/waits/wait-range.ts'
import { useDevice } from '../hooks/device-context.ts'
import { quoteKey } from './waits.ts'
import { waitsOfDevice } from './waits-of-device.ts'

/** Whoever draws a wait needs its type together with the hook. */
export type { WaitRange }

/**
 * How long somebody who comes now would wait for a service, by service; one that is missing is not known yet. With the head start of a class, as
 * those of that class would.
 */
export function useServiceWaits(headStartMinutes = 0): ReadonlyMap<string, WaitRange> {
  const { subscribe, current } = waitsOfDevice(useDevice())
  const services = useSyncExternalStore(subscribe, () => current().services)
  const classes = useSyncExternalStore(subscribe, () => current().classes)
  return useMemo(
    () => new Map([...services].map(([id, plain]) => [id, classes.get(quoteKey(id, headStartMinutes)) ?? plain])),
    [services, classes, headStartMinutes],
  )
}
