import type { Device } from '../../sync/device/device.ts'
import type { IdentityValue } from '../../sync/device/meta.ts'
import type { Chance, Clock, Timers } from '../../sync/ports/clock.ts'
import type { ShapeFeed } from '../../sync/ports/shape-feed.ts'
import { type Store, StoreError } from '../../sync/ports/store.ts'
import type { Bus, Leadership } from '../../sync/ports/tabs.ts'
import type { Transport } from '../../sync/ports/transport.ts'
import { parseTabMessage, type TabMessage } from '../../sync/tabs/tab-message.ts'
import { browserChance, browserTimers, createBrowserClock } from './clock/browser-clock.ts'
import { readIdentity } from './enrolment/enrol-device.ts'
import { createElectricFeed } from './feed/electric-feed.ts'
import { type DeviceKeys, openDeviceKeys } from './keys/device-keys.ts'
import type { KeyCabinet } from './keys/key-cabinet.ts'
import { openStore } from './store/open-store.ts'
import { askForSpace, type Space } from './store/space.ts'
import { createBus } from './tabs/broadcast-bus.ts'
import { createLeadership } from './tabs/locks-leadership.ts'
import { createAsk } from './transport/ask.ts'
import { createDeviceToken, type Granted } from './transport/device-token.ts'
import { createTransport } from './transport/fetch-transport.ts'

/** Everything of the world that a device is made of. */
export type DevicePorts = {
  readonly store: Store
  readonly transport: Transport
  readonly feed: ShapeFeed
  readonly bus: Bus<TabMessage>
  readonly leadership: Leadership
  readonly clock: Clock
  readonly timers: Timers
  readonly chance: Chance
}
export type OpenOptions = {
  readonly cabinet: KeyCabinet
  readonly createDevice: (ports: DevicePorts) => Promise<Device>
  /** Of the server, without a slash at its end. */
  readonly base: string
  /** From an enrolment in this page life. */
  readonly granted?: Granted
  /** See FeedOptions: a phone may spare itself, whatever people look at may not. */
  readonly whileHidden: 'follow' | 'pause'
  /** A newer version of the app has taken the disk over: nothing can be written here any more, the page must load anew. */
  onVersionChange(): void
  /** This version waits for older tabs to close. */
  onBlocked(): void
}
export type OpenedDevice =
  | { readonly kind: 'not_enrolled' }
  /** Its key is gone from this browser: a new code for the same device is needed. What it wrote is still on the disk. */
  | { readonly kind: 'without_key'; readonly identity: IdentityValue }
  | { readonly kind: 'no_store'; readonly identity: IdentityValue | undefined; readonly error: StoreError }
  | {
      readonly kind: 'open'
      readonly identity: IdentityValue
      readonly device: Device
      readonly keys: DeviceKeys
      readonly space: Space | undefined
      readonly backedUpAs: string | undefined
      close(): Promise<void>
    }

/** The device that this browser is, put together from the browser's own parts. Nothing here waits for a network. */
export async function openDevice(options: OpenOptions): Promise<OpenedDevice> {
  let identity: IdentityValue | undefined
  try {
    identity = await readIdentity(options.cabinet)
    if (identity === undefined) return { kind: 'not_enrolled' }
    const keys = await openDeviceKeys(options.cabinet, identity.device_id)
    if (keys === undefined) return { kind: 'without_key', identity }
    return await openAs(identity, keys, options)
  } catch (error) {
    if (error instanceof StoreError) return { kind: 'no_store', identity, error }
    throw error
  }
}

async function openAs(identity: IdentityValue, keys: DeviceKeys, options: OpenOptions): Promise<OpenedDevice> {
  // One database per device: a browser that becomes another device never sends the old one's commands as the new one's.
  const name = `blesaf ${identity.device_id}`
  const { base, granted, whileHidden, onVersionChange, onBlocked } = options
  const clock = createBrowserClock()
  const { after } = browserTimers
  const storage = navigator.storage as StorageManager | undefined
  const { store, backedUpAs } = await openStore({ name, ...clock, after, onVersionChange, onBlocked, storage })
  const bus = createBus(`${name} tabs`, parseTabMessage)
  // Bound to the page: taken off the window, it refuses to work.
  const send: typeof fetch = (...given) => fetch(...given)
  const ask = createAsk({ base, fetch: send, monotonic: clock.monotonic })
  const token = createDeviceToken({
    deviceId: identity.device_id,
    sign: keys.sign,
    ask,
    monotonic: clock.monotonic,
    ...(granted !== undefined && { granted }),
  })
  const from = base === '' ? location.origin : base
  const unique = browserChance.uuid
  const branch = identity.branch_id
  try {
    await store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'identity', value: identity }]))
    const device = await options.createDevice({
      store,
      transport: createTransport(ask, token),
      feed: createElectricFeed({ base: from, branch, token, fetch: send, ...clock, after, unique, whileHidden }),
      bus,
      leadership: createLeadership({ name: `${name} leader`, locks: navigator.locks, after }),
      clock,
      timers: browserTimers,
      chance: browserChance,
    })
    const close = async (): Promise<void> => {
      await device.close()
      bus.close()
      store.close()
    }
    return { kind: 'open', identity, device, keys, space: await askForSpace(storage), backedUpAs, close }
  } catch (error) {
    bus.close()
    store.close()
    throw error
  }
}
