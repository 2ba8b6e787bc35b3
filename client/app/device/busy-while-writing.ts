import type { Device } from '../../../sync/device/device.ts'
import type { Idle } from '../idle.ts'

/** The same device; until a command is on its disk, no newer version takes the place of this page. */
export function busyWhileWriting(device: Device, idle: Idle): Device {
  const run: Device['run'] = async (wish) => {
    const end = idle.begin()
    try {
      return await device.run(wish)
    } finally {
      end()
    }
  }
  // A copy would freeze what the device shows now; everything else is asked of the device itself.
  return Object.create(device, { run: { value: run } }) as Device
}
