import { useCallback } from 'react'
import type { PublishedConfiguration } from '../../../../../sync/configuration/published-configuration.ts'
import { useDevice } from '../../../../app/hooks/device-context.ts'
import { waitsOfDevice } from '../../../../app/waits/waits-of-device.ts'
import { type ClosingOf, closingOf } from './closing-of.ts'

/** By what is known at the moment at which it is asked; who asks looks at the waits already. */
export function useClosingOf(configuration: PublishedConfiguration): ClosingOf {
  const device = useDevice()
  return useCallback(
    (serviceId, classId) =>
      closingOf({ configuration, waits: waitsOfDevice(device).current(), now: device.now() }, serviceId, classId),
    [configuration, device],
  )
}
