/** Runs in a page of the server's own origin: a whole device, put together as the app does, without its screens. */
import '../../../client/without-eval.ts'

import { browserChance, browserTimers } from '../../../client/device/clock/browser-clock.ts'
import { enrolDevice } from '../../../client/device/enrolment/enrol-device.ts'
import { openKeyCabinet } from '../../../client/device/keys/key-cabinet.ts'
import { openDevice } from '../../../client/device/open-device.ts'
import { openStore } from '../../../client/device/store/open-store.ts'
import { createAsk } from '../../../client/device/transport/ask.ts'
import type { Device } from '../../../sync/device/device.ts'
import { serviceId } from '../../../sync/ids.ts'
import { StoreError } from '../../../sync/ports/store.ts'
import type { PageApi } from '../page-api.ts'

const cabinet = openKeyCabinet('cabinet')
const ask = createAsk({ base: '', fetch: (...given) => fetch(...given), monotonic: () => performance.now() })
const mistakes: string[] = []
let device: Device | undefined
let close = async (): Promise<void> => undefined

function opened(): Device {
  if (device === undefined) throw new Error('the device is not open')
  return device
}

/** Nothing that Chromium could press together on its way to the disk. */
function randomText(bytes: number): string {
  return Array.from({ length: Math.ceil(bytes / 1_000) }, () => browserChance.secret(750)).join('')
}

const api: PageApi = {
  async enrol(code) {
    const reply = await enrolDevice(code, { ask, cabinet })
    return reply.kind === 'refused' ? reply.code : reply.kind === 'unreachable' ? reply.why : reply.kind
  },
  async open() {
    await close()
    const startedAt = performance.now()
    const found = await openDevice({
      cabinet,
      base: '',
      whileHidden: 'follow',
      onVersionChange: () => mistakes.push('version change'),
      onBlocked: () => mistakes.push('blocked'),
      onMistake: (error) => mistakes.push(String(error)),
    })
    const ms = performance.now() - startedAt
    if (found.kind !== 'open') return { kind: found.kind, deviceId: undefined, isExportable: false, ms }
    device = found.device
    close = found.close
    const deviceId = found.identity.device_id
    const pair = (await cabinet.get(`key of ${deviceId}`)) as CryptoKeyPair | undefined
    return { kind: found.kind, deviceId, isExportable: pair?.privateKey.extractable === true, ms }
  },
  sync() {
    const { rung, isLeader, pendingCount, troubles } = opened().sync
    return { rung, isLeader, pendingCount, troubles: troubles.map(({ kind }) => kind) }
  },
  counters: () => opened().view.counters.size,
  tickets: () =>
    [...opened().view.tickets.values()].map(({ id, number, standing }) => ({ id, number: String(number), standing })),
  async issue(service) {
    const startedAt = performance.now()
    const written = await opened().run({
      name: 'issue_ticket',
      args: { service_id: serviceId.parse(service), language: 'fr' },
    })
    const ms = performance.now() - startedAt
    if (written.kind === 'refused') return { said: written.code, commandId: '', ms }
    return { said: String(written.row.args.number), commandId: written.row.id, ms }
  },
  outcome: async (commandId) => (await opened().outcomeOf(commandId)).kind,
  mistakes: () => mistakes,
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
