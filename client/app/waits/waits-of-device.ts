import type { Device } from '../../../sync/device/device.ts'
import { NO_WAITS, type Waits } from './waits.ts'

export type WaitsStore = { readonly current: () => Waits; readonly subscribe: (listener: () => void) => () => void }

/** After so long without anybody looking, nothing is better than what was. */
const KEPT_MS_MAX = 60_000

const stores = new WeakMap<Device, WaitsStore>()

/** One for all screens of a device. */
export function waitsOfDevice(device: Device): WaitsStore {
  const store = stores.get(device) ?? createStore(device)
  stores.set(device, store)
  return store
}

function createStore(device: Device): WaitsStore {
  const listeners = new Set<() => void>()
  let waits = NO_WAITS
  let follow: Promise<() => void> | undefined
  let leftAt = 0

  /** What was left by the screen before, unless that is long ago. */
  const kept = (): Waits => (listeners.size > 0 || device.now() - leftAt < KEPT_MS_MAX ? waits : NO_WAITS)

  function publish(fresh: Waits): void {
    waits = fresh
    for (const listener of listeners) listener()
  }

  /** Loaded after the first painting: no screen waits for what tells of waits. */
  async function begin(): Promise<() => void> {
    try {
      const { startWaits } = await import('./start-waits.ts')
      return startWaits(device, publish)
    } catch {
      // The part is of another version of the app than the page; whoever looks next, or the next version, tries again.
      follow = undefined
      return ignore
    }
  }

  return {
    current: kept,
    subscribe(listener) {
      waits = kept()
      listeners.add(listener)
      follow ??= begin()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        leftAt = device.now()
        void follow?.then((end) => end())
        follow = undefined
      }
    },
  }
}

const ignore = (): void => undefined
