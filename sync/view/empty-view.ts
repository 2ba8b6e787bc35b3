import type { View } from '../device/device.ts'

/** Before anything was read from the disk. */
export const emptyView: View = {
  tickets: new Map(),
  counters: new Map(),
  configuration: undefined,
  devices: [],
  stats: undefined,
  pending: [],
  unseen: [],
  today: undefined,
}
