import { createDevice, type DeviceOptions } from '../../sync/device/create-device.ts'
import type { IdentityValue } from '../../sync/device/meta.ts'
import type { Clock } from '../../sync/ports/clock.ts'
import { type Store, StoreError } from '../../sync/ports/store.ts'
import { browserChance, createBrowserClock } from './clock/browser-clock.ts'
import { createWorkerTimers } from './clock/create-worker-timers.ts'
import { readIdentity } from './enrolment/enrol-device.ts'
import { keepIdentity } from './enrolment/keep-identity.ts'
import { createElectricFeed } from './feed/electric-feed.ts'
import { openArrivalKeys } from './keys/arrival-keys.ts'
import { type DeviceKeys, openDeviceKeys } from './keys/device-keys.ts'
import { hearKioskPin } from './keys/hear-kiosk-pin.ts'
import type { KeyCabinet } from './keys/key-cabinet.ts'
import { openMediaPass } from './keys/media-pass.ts'
import type { OpenedDevice } from './opened-device.ts'
import { beginNewLog } from './store/begin-new-log.ts'
import { openStore } from './store/open-store.ts'
import { askForSpace } from './store/space.ts'
import { createBus } from './tabs/broadcast-bus.ts'
import { createLeadership } from './tabs/locks-leadership.ts'
import { createAsk } from './transport/ask.ts'
import { createDeviceToken, type Granted } from './transport/device-token.ts'
import { createTransport } from './transport/fetch-transport.ts'
import { openPublicAddress } from './transport/public-address.ts'
import { watchNetwork, watchVisibility } from './watch-page.ts'

/** Put around the browser's own parts, by whoever tries the device out: faults of line, disk and clock. */
export type Around = {
  send(send: typeof fetch): typeof fetch
  store(store: Store): Store
  clock(clock: Clock): Clock
}
export type OpenOptions = DeviceOptions & {
  readonly cabinet: KeyCabinet
  /** Of the server, without a slash at its end. */
  readonly base: string
  readonly around?: Around | undefined
  /** From an enrolment in this page life. */
  readonly granted?: Granted
  /** See FeedOptions: a phone may spare itself, whatever people look at may not. */
  readonly whileHidden: 'follow' | 'pause'
  /** A newer version of the app has taken the disk over: nothing can be written here any more, the page must load anew. */
  onVersionChange(): void
  /** This version waits for older tabs to close. */
  onBlocked(): void
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

const PLAIN: Around = { send: (send) => send, store: (store) => store, clock: (clock) => clock }

async function openAs(identity: IdentityValue, keys: DeviceKeys, options: OpenOptions): Promise<OpenedDevice> {
  // One database per device: a browser that becomes another device never sends the old one's commands as the new one's.
  const name = `blesaf ${identity.device_id}`
  const { base, granted, whileHidden, onVersionChange, onBlocked, around = PLAIN } = options
  const clock = around.clock(createBrowserClock())
  const timers = createWorkerTimers(startTimerWorker, clock.monotonic)
  const { after } = timers
  const ends: (() => void)[] = [timers.close]
  const endAll = (): void => {
    for (const end of ends.splice(0)) end()
  }
  try {
    const storage = navigator.storage as StorageManager | undefined
    const opened = await openStore({ name, ...clock, after, onVersionChange, onBlocked, storage })
    ends.push(opened.store.close)
    const store = around.store(opened.store)
    await keepIdentity(store, identity)
    const bus = createBus<unknown>(`${name} tabs`, (found) => found)
    ends.push(bus.close)
    // Called as the window's own: taken off it, it refuses to work.
    const send = around.send((...given) => fetch(...given))
    const ask = createAsk({ base, fetch: send, monotonic: clock.monotonic })
    const address = await openPublicAddress(options.cabinet, location.origin)
    const hearPin = hearKioskPin(options.cabinet)
    const arrival = await openArrivalKeys(options.cabinet)
    const media = await openMediaPass(options.cabinet)
    const token = createDeviceToken({
      deviceId: identity.device_id,
      sign: keys.sign,
      ask,
      monotonic: clock.monotonic,
      // A display asks for a token of its own at once: its keys come with that.
      ...(granted !== undefined && identity.kind !== 'display' && { granted }),
      // Not kept this time: it is told again with the next token.
      onTold: (told) =>
        void Promise.all([address.hear(told), hearPin(told), arrival.hear(told), media.hear(told)]).catch(
          options.onMistake,
        ),
    })
    const feed = createElectricFeed({
      base: base === '' ? location.origin : base,
      branch: identity.branch_id,
      token,
      fetch: send,
      wall: clock.wall,
      after,
      unique: browserChance.uuid,
      whileHidden,
    })
    const leadership = createLeadership({ name: `${name} leader`, locks: navigator.locks, after })
    const transport = createTransport(ask, token)
    const ports = { store, transport, feed, bus, leadership, clock, timers, chance: browserChance }
    const device = await createDevice(ports, options)
    void beginNewLog()
    ends.push(watchVisibility(device.setVisible))
    ends.push(watchNetwork(device.networkBack))
    const close = async (): Promise<void> => {
      await device.close()
      endAll()
    }
    const space = askForSpace(storage)
    void space.then((found) => found !== undefined && device.setPersisted(found.isPersisted))
    const { backedUpAs } = opened
    const told = { publicAddress: address.current, arrivalKeys: arrival.current, mediaPass: media.current }
    return { kind: 'open', identity, device, keys, store, ...told, space, backedUpAs, close }
  } catch (error) {
    endAll()
    throw error
  }
}

/** The bundler finds the worker by this very form. */
function startTimerWorker(): Worker {
  return new Worker(new URL('./clock/timer-worker.ts', import.meta.url), { type: 'module' })
}
