import { browserChance, browserTimers, createBrowserClock } from '../../../../client/device/clock/browser-clock.ts'
import { createElectricFeed } from '../../../../client/device/feed/electric-feed.ts'
import { openDeviceKeys } from '../../../../client/device/keys/device-keys.ts'
import type { KeyCabinet } from '../../../../client/device/keys/key-cabinet.ts'
import { openStore } from '../../../../client/device/store/open-store.ts'
import { createBus } from '../../../../client/device/tabs/broadcast-bus.ts'
import { createLeadership } from '../../../../client/device/tabs/locks-leadership.ts'
import { createAsk } from '../../../../client/device/transport/ask.ts'
import { createDeviceToken } from '../../../../client/device/transport/device-token.ts'
import { createDevice } from '../../../../sync/device/create-device.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { createHandFedShapes } from '../../../../sync/ports/hand-fed-shapes.ts'
import type { FeedEvent, ShapeChange } from '../../../../sync/ports/shape-feed.ts'
import type { Transport } from '../../../../sync/ports/transport.ts'

const heard: FeedEvent[] = []
const clock = createBrowserClock()
let count = 0

/** The messages of the tickets' shape, from nothing to the first up-to-date, as the client library hands them over. */
export async function hearTickets(cabinet: KeyCabinet, identity: IdentityValue): Promise<number> {
  const keys = await openDeviceKeys(cabinet, identity.device_id)
  if (keys === undefined) throw new Error('there is no key')
  const send: typeof fetch = (...given) => fetch(...given)
  const ask = createAsk({ base: '', fetch: send, ...clock })
  const token = createDeviceToken({ deviceId: identity.device_id, sign: keys.sign, ask, ...clock })
  const options = { base: location.origin, branch: identity.branch_id, token, fetch: send, wall: clock.wall }
  const { after } = browserTimers
  const feed = createElectricFeed({ ...options, after, unique: browserChance.uuid, whileHidden: 'follow' })
  heard.length = 0
  await new Promise<void>((resolve) => {
    const open = feed.open('tickets', undefined, async (event) => {
      if (event.kind === 'changes' || event.kind === 'up_to_date') heard.push(event)
      if (event.kind !== 'up_to_date') return
      open.close()
      resolve()
    })
  })
  return changesHeard().length
}

function changesHeard(): ShapeChange[] {
  return heard.flatMap((event) => (event.kind === 'changes' ? event.changes : []))
}

/** A device that has nothing yet, but the whole of the app's parts save the network. */
export async function applyHeard(identity: IdentityValue, rows: number): Promise<number> {
  count += 1
  const name = `apply ${count}`
  const { after } = browserTimers
  const { store } = await openStore({ name, ...clock, after, storage: navigator.storage })
  await store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'identity', value: identity }]))
  const shapes = createHandFedShapes()
  const device = await createDevice({
    ...{ store, feed: shapes.feed, transport: silent, clock, timers: browserTimers, chance: browserChance },
    bus: createBus<unknown>(name, (found) => found),
    leadership: createLeadership({ name, locks: navigator.locks, after }),
  })
  while (!shapes.openings.some(({ shape }) => shape === 'tickets')) await pause()
  const upToDate = heard.findLast((event) => event.kind === 'up_to_date')
  const startedAt = performance.now()
  const shown = new Promise<number>((resolve) => {
    device.subscribe(() => {
      if (device.view.tickets.size >= rows) resolve(performance.now() - startedAt)
    })
  })
  await shapes.send('tickets', { kind: 'changes', changes: changesHeard().slice(0, rows) })
  if (upToDate !== undefined) await shapes.send('tickets', upToDate)
  const ms = await shown
  await device.close()
  return ms
}

const silent: Transport = { push: () => never(), heartbeat: () => never() }
const never = (): Promise<never> => new Promise(() => undefined)
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))
