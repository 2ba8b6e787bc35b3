/** Runs in a page of the server's own origin: a device's browser parts, put together as the app does. */
import '../../../client/without-eval.ts'

import { browserChance, browserTimers } from '../../../client/device/clock/browser-clock.ts'
import { enrolDevice } from '../../../client/device/enrolment/enrol-device.ts'
import { openKeyCabinet } from '../../../client/device/keys/key-cabinet.ts'
import { type DevicePorts, openDevice } from '../../../client/device/open-device.ts'
import { openStore } from '../../../client/device/store/open-store.ts'
import { createAsk } from '../../../client/device/transport/ask.ts'
import type { Device } from '../../../sync/device/device.ts'
import type { ShapeName } from '../../../sync/permissions/shapes.ts'
import { StoreError } from '../../../sync/ports/store.ts'
import { followShape, type ShapeNews } from '../../../sync/replica/follow-shape.ts'
import type { PageApi } from '../page-api.ts'

const cabinet = openKeyCabinet('cabinet')
const ask = createAsk({ base: '', fetch: (...given) => fetch(...given), monotonic: () => performance.now() })
const news: ShapeNews['kind'][] = []
const heard: Record<string, number> = {}
let ports: DevicePorts | undefined
let isLeader = false

function opened(): DevicePorts {
  if (ports === undefined) throw new Error('the device is not open')
  return ports
}

/** Nothing that Chromium could press together on its way to the disk. */
function randomText(bytes: number): string {
  return Array.from({ length: Math.ceil(bytes / 1_000) }, () => browserChance.secret(750)).join('')
}

/** The core is not what is tried here: its ports are. */
async function keepPorts(given: DevicePorts): Promise<Device> {
  ports = given
  given.store.onCommit((changes) => {
    for (const { table, put } of changes) heard[table] = (heard[table] ?? 0) + put.length
  })
  return { close: async () => undefined } as unknown as Device
}

const api: PageApi = {
  async enrol(code) {
    const reply = await enrolDevice(code, { ask, cabinet })
    return reply.kind === 'refused' ? reply.code : reply.kind === 'unreachable' ? reply.why : reply.kind
  },
  async open() {
    const nothing = (): void => undefined
    const found = await openDevice({
      cabinet,
      createDevice: keepPorts,
      base: '',
      whileHidden: 'follow',
      onVersionChange: nothing,
      onBlocked: nothing,
    })
    const deviceId = found.kind === 'open' ? found.identity.device_id : undefined
    const pair = (await cabinet.get(`key of ${deviceId}`)) as CryptoKeyPair | undefined
    return { kind: found.kind, deviceId, isExportable: pair?.privateKey.extractable === true }
  },
  lead(shapes) {
    const { leadership, feed, store } = opened()
    leadership.contend(() => {
      isLeader = true
      const onNews = ({ kind }: ShapeNews): void => void news.push(kind)
      const following = shapes.map((shape) => followShape({ shape: shape as ShapeName, feed, store, onNews }))
      return () => {
        for (const each of following) each.close()
      }
    })
  },
  isLeader: () => isLeader,
  async rows(shape) {
    const range = { from: [shape, ''], to: [shape, '\uffff'] }
    const rows = await opened().store.read(['base'], (tx) => tx.all('base', range))
    return rows.map(({ row }) => row)
  },
  async position(shape) {
    const found = await opened().store.read(['positions'], (tx) => tx.get('positions', shape))
    return found && { handle: found.handle, offset: found.offset }
  },
  news: () => news,
  heard: () => heard,
  heartbeat: () => opened().transport.heartbeat(undefined),
  push: (body) => opened().transport.push(JSON.parse(body)),
  async fill(bytes) {
    const { store } = await openStore({ name: 'to be filled', wall: () => Date.now(), after: browserTimers.after })
    try {
      await store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'big', value: randomText(bytes) }]))
      return undefined
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return { code: error.code, cause: error.cause instanceof DOMException ? error.cause.name : String(error.cause) }
    } finally {
      store.close()
    }
  },
}

Object.assign(globalThis, { devicePage: api })
