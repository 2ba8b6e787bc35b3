import { createDevice } from '../../../sync/device/create-device.ts'
import type { Device } from '../../../sync/device/device.ts'
import type { ManualPage, ManualTime } from '../../../sync/ports/manual-time.ts'
import { createMemoryDisk, type MemoryDisk } from '../../../sync/ports/memory-disk.ts'
import type { MemoryTables } from '../../../sync/ports/memory-tables.ts'
import { createMemoryTabs } from '../../../sync/ports/memory-tabs.ts'
import { createSeededChance } from '../../../sync/ports/seeded-chance.ts'
import type { Store, TableChange } from '../../../sync/ports/store.ts'
import type { Random } from '../../../sync/random/create-random.ts'
import { audienceOf } from '../../../sync/shapes/audience.ts'
import type { Answered, Authority } from '../authority/authority.ts'
import { createFeed } from './feed.ts'
import { createLink, FAIR, type Weather } from './link.ts'
import type { Enrolled, Place } from './seed-branch.ts'
import type { ShapeSource } from './shape-source.ts'

/** Where a tab may die, named after what has just happened. */
export const crashPoints = ['before_commit', 'after_commit', 'after_send', 'after_authority_commit'] as const
export type CrashPoint = (typeof crashPoints)[number]

export type SimTab = { readonly device: Device; readonly page: ManualPage; isAlive: boolean; crash(): void }

export type MachineListener = {
  onCommit(machine: Machine, changes: readonly TableChange[]): void
  onAnswer(machine: Machine, answered: Answered<unknown>, request: unknown): void
  onMistake(machine: Machine, error: unknown): void
}
export type MachineOptions = {
  readonly name: string
  readonly place: Place
  readonly enrolled: Enrolled
  readonly authority: Authority
  readonly source: ShapeSource
  readonly time: ManualTime
  readonly network: ManualPage
  readonly random: Random
  readonly listener: MachineListener
  readonly tables?: MemoryTables
}
export type Machine = ReturnType<typeof createMachine>

/** One device with its disk, its tabs and its way to the server. */
export function createMachine(options: MachineOptions) {
  const { name, place, enrolled, authority, source, time, network, random, listener } = options
  const weather: Weather = { ...FAIR }
  const audience = audienceOf(enrolled.kind) ?? 'public'
  let disk: MemoryDisk
  let tabs = createMemoryTabs<unknown>()
  let open: SimTab[] = []
  let offsetMs = 0
  let isAsleep = false
  let armed: CrashPoint | undefined
  let committing: SimTab | undefined
  let lives = 0
  let version = 1
  let hasAsked = false
  const standing = { isRevoked: false }

  function use(tables: MemoryTables | undefined): void {
    disk = tables === undefined ? createMemoryDisk() : createMemoryDisk(tables)
    disk.onMoment((moment, changes) => {
      const tab = committing
      if (moment === 'after_commit') listener.onCommit(machine, changes)
      if (armed !== moment || tab === undefined || changes.length === 0) return
      armed = undefined
      if (moment === 'before_commit') {
        tab.crash()
        throw new Error('the tab died before its commit')
      }
      // What is committed is heard of by the others.
      void Promise.resolve().then(() => tab.crash())
    })
  }

  async function openTab(reloadedFor = 0): Promise<SimTab> {
    lives += 1
    if (open.length === 0) hasAsked = false
    const own = random.fork(`life ${lives}`)
    const page = time.openPage(own.uuid(), offsetMs)
    if (isAsleep) page.sleep()
    const link = tabs.open()
    const inner = disk.open()
    const store: Store = {
      ...inner,
      write: (names, work) =>
        inner.write(names, (tx) => {
          committing = tab
          return work(tx)
        }),
    }
    const transport = createLink({
      ...{ authority, random: own.fork('link'), network: network.timers, page: page.timers, weather },
      device: { tenantId: place.tenantId, deviceId: enrolled.id, branchId: place.branchId },
      onMoment(moment) {
        if (armed !== moment) return
        armed = undefined
        tab?.crash()
      },
      onAnswer: (answered, request) => listener.onAnswer(machine, answered, request),
      onPushEnd: () => {
        hasAsked = true
      },
    })
    const feed = createFeed({ source, audience, random: own.fork('feed'), page: page.timers, weather, standing })
    const chance = createSeededChance(own.fork('chance'))
    let tab: SimTab | undefined
    const ports = {
      store,
      transport,
      feed,
      bus: link.bus,
      leadership: link.leadership,
      clock: page.clock,
      timers: page.timers,
      chance,
    }
    const device = await createDevice(ports, {
      ...{ version, reloadedFor },
      onReload(forVersion) {
        tab?.crash()
        void openTab(forVersion)
      },
      onMistake: (error) => listener.onMistake(machine, error),
    })
    const made: SimTab = {
      ...{ device, page, isAlive: true },
      crash() {
        if (!made.isAlive) return
        made.isAlive = false
        page.end()
        link.end()
        inner.close()
        open = open.filter((each) => each !== made)
      },
    }
    tab = made
    open.push(made)
    return made
  }

  const machine = {
    ...{ name, place, enrolled, weather, audience },
    get disk(): MemoryDisk {
      return disk
    },
    get tabs(): readonly SimTab[] {
      return open
    },
    /** Tabs that were ever opened. */
    get lives() {
      return lives
    },
    get isAsleep() {
      return isAsleep
    },
    /** Since it was started a push has been answered, or could not be. */
    get hasAsked() {
      return hasAsked
    },
    get offsetMs() {
      return offsetMs
    },
    get isRevoked() {
      return standing.isRevoked
    },
    set isRevoked(isRevoked: boolean) {
      standing.isRevoked = isRevoked
    },
    openTab: (): Promise<SimTab> => openTab(),
    /** From the next tab on the app is of this version; tabs tell each other. */
    install(next: number): void {
      version = next
    },
    arm(point: CrashPoint | undefined): void {
      armed = point
    },
    crashAll(): void {
      for (const tab of [...open]) tab.crash()
    },
    setOffset(ms: number): void {
      offsetMs = ms
      for (const { page } of open) page.setWallOffset(ms)
    },
    sleep(): void {
      isAsleep = true
      for (const { page } of open) page.sleep()
    },
    wake(): void {
      isAsleep = false
      for (const { page } of open) page.wake()
    },
    picture: (): MemoryTables => disk.tables.clone(),
    /** Another disk is put in; whatever ran is gone. */
    replaceDisk(tables: MemoryTables): void {
      machine.crashAll()
      tabs = createMemoryTabs<unknown>()
      use(tables)
    },
  }
  use(options.tables)
  return machine
}

/** What enrolment and sign-in leave on a disk. */
export function writeIdentity(disk: MemoryDisk, place: Place, { id, kind, session, staffId }: Enrolled): void {
  const identity = {
    device_id: id,
    tenant: { id: place.tenantId, slug: 'bank', name: {} },
    branch_id: place.branchId,
    kind,
    name: kind,
  }
  const values = { identity, session, staff: staffId }
  disk.tables.apply([
    { table: 'meta', put: Object.entries(values).map(([key, value]) => ({ key, value })), deleted: [] },
  ])
}
