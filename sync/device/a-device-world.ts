import type { PublishedConfiguration } from '../configuration/published-configuration.ts'
import { createFakeTransport } from '../ports/fake-transport.ts'
import { createManualTime } from '../ports/manual-time.ts'
import { createMemoryDisk } from '../ports/memory-disk.ts'
import { createMemoryTabs } from '../ports/memory-tabs.ts'
import { createSeededChance } from '../ports/seeded-chance.ts'
import { settle } from '../ports/settle.ts'
import { createStubAuthority } from '../ports/stub-authority.ts'
import type { StubDeviceKind } from '../ports/stub-state.ts'
import { createStubStream } from '../ports/stub-stream.ts'
import { createRandom } from '../random/create-random.ts'
import { createDevice, type DeviceOptions } from './create-device.ts'
import type { Device, Written } from './device.ts'

export const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
export const SERVICE = uuid(0x5e)
export const COUNTERS = [uuid(0xc1), uuid(0xc2)] as const
const START = Date.parse('2026-11-26T08:00:00Z')
const TENANT = uuid(1)
const BRANCH = uuid(2)
const names = { ar: 'x', fr: 'x', en: 'x' }
const document = {
  ...{ format: 1, groups: [], classes: [], questions: [], staff_plan: [], words: {} },
  branch: {
    ...{ id: BRANCH, slug: 'main', names, languages: ['fr'], calendar: { hours: {} } },
    clock: [{ from_day: '2000-01-01', zone: 'UTC', day_start: '00:00' }],
  },
  services: [{ id: SERVICE, key: 'cash', prefix: 'A', names, rules: {} }],
  counters: COUNTERS.map((id, at) => ({ id, key: `c${at}`, label: String(at + 1), names, services: ['cash'] })),
} as unknown as PublishedConfiguration

export type DeviceWorld = ReturnType<typeof createDeviceWorld>
export type WorldDevice = Awaited<ReturnType<DeviceWorld['addDevice']>>
export type WorldTab = Awaited<ReturnType<WorldDevice['openTab']>>

/** For tests: a branch of whole devices, each with tabs, against a stub authority and its stream. */
export function createDeviceWorld(seed = 'device') {
  const random = createRandom(seed)
  const time = createManualTime(START, settle)
  const authority = createStubAuthority({ now: time.now })
  for (const id of COUNTERS) {
    authority.state.counters[id] = {
      ...{ id, tenant_id: TENANT, branch_id: BRANCH, label: id.slice(-1), names, service_ids: [SERVICE] },
      ...{ state: 'open', retired_at: null, version: 1 },
    }
  }
  const config = { branch_id: BRANCH, tenant_id: TENANT, config_version: 3, document, devices: [], version: 1 }
  const stream = createStubStream(authority, config)

  async function addDevice(n: number, kind: StubDeviceKind, disk = createMemoryDisk()) {
    const id = uuid(0xd0 + n)
    authority.enrol(id, kind)
    const tabs = createMemoryTabs<unknown>()
    const feed = stream.openFeed()
    const identity = {
      device_id: id,
      tenant: { id: TENANT, slug: 't', name: {} },
      branch_id: BRANCH,
      kind,
      name: `${kind} ${n}`,
    }
    disk.tables.apply([{ table: 'meta', put: [{ key: 'identity', value: identity }], deleted: [] }])
    const links: ReturnType<typeof createFakeTransport>[] = []
    let isConnected = true

    async function openTab(options: DeviceOptions = {}) {
      const page = time.openPage(random.uuid())
      const tab = tabs.open()
      const store = disk.open()
      const transport = createFakeTransport({ authority, device: id, timers: page.timers, latencyMs: 20 })
      links.push(transport)
      if (!isConnected) transport.disconnect()
      const chance = createSeededChance(random.fork(`${id} ${random.next()}`))
      const ports = { store, transport, feed, bus: tab.bus, leadership: tab.leadership }
      const device = await createDevice({ ...ports, clock: page.clock, timers: page.timers, chance }, options)
      return {
        ...{ device, page, transport, store },
        /** The tab dies: nothing of it runs any more, its lock is free. */
        crash(): void {
          page.end()
          tab.end()
          store.close()
        },
      }
    }

    return {
      ...{ disk, openTab, feed, id },
      disconnect(): void {
        isConnected = false
        feed.disconnect()
        for (const link of links) link.disconnect()
      },
      connect(): void {
        isConnected = true
        feed.connect()
        for (const link of links) link.connect()
      },
    }
  }

  return { time, authority, addDevice, seconds: (count: number) => time.advance(count * 1_000) }
}

export function issue(device: Device): Promise<Written> {
  return device.run({ name: 'issue_ticket', args: { service_id: SERVICE as never, language: 'fr' } })
}

export function callNext(device: Device, counter: string): Promise<Written> {
  return device.run({ name: 'call_next', args: { counter_id: counter as never, valid_for_ms: 15_000 } })
}

export function rowOf(written: Written) {
  if (written.kind !== 'written') throw new Error(written.code)
  return written.row
}
