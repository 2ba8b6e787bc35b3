import { createContext, useContext } from 'react'
import type { Device } from '../../../sync/device/device.ts'

export const DeviceContext = createContext<Device | undefined>(undefined)

/** The device whose screen this is. */
export function useDevice(): Device {
  const device = useContext(DeviceContext)
  if (device === undefined) throw new Error('there is no device around this screen')
  return device
}
