import data from '../../.build/lens/lens.tgz?url'
import type { Device } from '../../sync/device/device.ts'
import type { Timers } from '../../sync/ports/clock.ts'
import { createLens, type Lens } from './create-lens.ts'
import { spawnLens } from './spawn-lens.ts'

/** Loaded on demand, by screens of people who serve alone: what it names is in no other device's keeping. */
export function openLens(device: Pick<Device, 'view' | 'subscribe'>, timers: Timers): Lens {
  return createLens({ device, timers, spawn: spawnLens, data })
}
