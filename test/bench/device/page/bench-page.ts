/** Runs in a page of the server's own origin: a whole device, put together as the app does, without its screens. */
import '../../../../client/without-eval.ts'

import { enrolDevice } from '../../../../client/device/enrolment/enrol-device.ts'
import { openKeyCabinet } from '../../../../client/device/keys/key-cabinet.ts'
import { openDevice } from '../../../../client/device/open-device.ts'
import type { OpenedDevice } from '../../../../client/device/opened-device.ts'
import { createAsk } from '../../../../client/device/transport/ask.ts'
import { serviceId } from '../../../../sync/ids.ts'
import type { BenchPageApi } from '../page-api.ts'
import { applyHeard, hearTickets } from './heard-tickets.ts'
import { prepareBare, putBare } from './put-bare.ts'

/** The app's own, so that the built screens are this device too. */
const cabinet = openKeyCabinet('blesaf')
const ask = createAsk({ base: '', fetch: (...given) => fetch(...given), monotonic: () => performance.now() })
const mistakes: string[] = []
let current: Extract<OpenedDevice, { kind: 'open' }> | undefined

function opened() {
  if (current === undefined) throw new Error('the device is not open')
  return current
}

const issue = (service: string) =>
  opened().device.run({ name: 'issue_ticket', args: { service_id: serviceId.parse(service), language: 'fr' } })

const api: BenchPageApi = {
  async enrol(code) {
    const reply = await enrolDevice(code, { ask, cabinet })
    return reply.kind === 'refused' ? reply.code : reply.kind === 'unreachable' ? reply.why : reply.kind
  },
  async open() {
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
    if (found.kind !== 'open') throw new Error(found.kind)
    current = found
    return ms
  },
  sync() {
    const { sync, view } = opened().device
    return { rung: sync.rung, pendingCount: sync.pendingCount, tickets: view.tickets.size }
  },
  async tap(service) {
    const startedAt = performance.now()
    const written = await issue(service)
    const ms = performance.now() - startedAt
    return written.kind === 'refused'
      ? { ms, commandId: '', refused: written.code }
      : { ms, commandId: written.row.id, refused: '' }
  },
  async taps(service, count) {
    for (let n = 0; n < count; n += 1) {
      const written = await issue(service)
      if (written.kind === 'refused') throw new Error(written.code)
    }
  },
  outcome: async (commandId) => (await opened().device.outcomeOf(commandId)).kind,
  untilSent: () =>
    new Promise((resolve) => {
      const { device } = opened()
      const look = (): void => {
        if (device.sync.pendingCount > 0) return
        end()
        resolve()
      }
      const end = device.subscribe(look)
      look()
    }),
  prepareFloor: (commandId) => prepareBare(`blesaf ${opened().identity.device_id}`, commandId),
  floor: putBare,
  hearTickets: () => hearTickets(cabinet, opened().identity),
  apply: (rows) => applyHeard(opened().identity, rows),
  mistakes: () => mistakes,
}

Object.assign(globalThis, { benchPage: api })
