import { createManualTime } from '../../../sync/ports/manual-time.ts'
import type { MemoryTables } from '../../../sync/ports/memory-tables.ts'
import { createRandom } from '../../../sync/random/create-random.ts'
import { type AuthorityPools, createAuthority } from '../authority/authority.ts'
import { createMachine, type Machine, type MachineListener, writeIdentity } from './machine.ts'
import { seedNeighbour } from './neighbour.ts'
import { openOtherBank } from './other-bank.ts'
import { type DeviceKind, enrol, seedBranch } from './seed-branch.ts'
import { createShapeSource } from './shape-source.ts'

export type Cast = {
  readonly kiosks: number
  readonly tablets: number
  readonly displays: number
  readonly consoles: number
}
export type World = Awaited<ReturnType<typeof createWorld>>

const START = Date.parse('2026-11-26T08:00:00Z')
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Africa/Tunis, and a business day that begins at four. */
const DAY_SHIFT_MS = HOUR_MS - 4 * HOUR_MS

/** A branch with its people, their devices, the network between and the authority behind it: all from one seed. */
export async function createWorld(options: {
  pools: AuthorityPools
  seed: string
  cast: Cast
  listener: MachineListener
}) {
  const random = createRandom(options.seed)
  let isIdle = (): boolean => true
  async function settle(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve))
    while (!isIdle())
  }
  const time = createManualTime(START, settle)
  const authority = createAuthority(options.pools, time)
  isIdle = () => !authority.isBusy()
  await authority.restorePicture('empty')
  // Pictures know nothing of the job queue.
  await authority.ask('delete from graphile_worker._private_jobs')
  const place = await seedBranch(authority, random.fork('place'))
  const dayAt = (at: number): string => new Date(at + DAY_SHIFT_MS).toISOString().slice(0, 10)
  const otherBank = await openOtherBank(authority, random.fork('other bank'), () => dayAt(time.now()))
  const neighbour = await seedNeighbour(authority, place, random.fork('neighbour'), dayAt(START))
  const source = await createShapeSource(authority, place, () => dayAt(time.now() - DAY_MS))
  const network = time.openPage('network')
  const machines: Machine[] = []

  async function addMachine(kind: DeviceKind, tables?: MemoryTables, as?: Machine): Promise<Machine> {
    const name = `${kind} ${machines.length + 1}`
    const own = random.fork(name)
    const enrolled = as?.enrolled ?? (await enrol(authority, place, kind, own))
    const { listener } = options
    const machine = createMachine({
      ...{ name, place, enrolled, authority, source, time, network, random: own, listener },
      ...(tables === undefined ? {} : { tables }),
    })
    if (tables === undefined) writeIdentity(machine.disk, place, enrolled)
    machines.push(machine)
    await machine.openTab()
    return machine
  }

  const { kiosks, tablets, displays, consoles } = options.cast
  const kinds: readonly [DeviceKind, number][] = [
    ['kiosk', kiosks],
    ['tablet', tablets],
    ['display', displays],
    ['console', consoles],
  ]
  for (const [kind, count] of kinds) {
    for (let n = 0; n < count; n += 1) {
      const machine = await addMachine(kind)
      if (kind === 'tablet') await machine.openTab()
    }
  }

  let today = dayAt(time.now())
  return {
    ...{ random, time, authority, place, neighbour, otherBank, source, machines, addMachine, settle, dayAt },
    today: () => dayAt(time.now()),
    msToNextDay: () => DAY_MS - ((time.now() + DAY_SHIFT_MS) % DAY_MS),
    async pass(ms: number): Promise<void> {
      await time.advance(ms)
      if (today === dayAt(time.now())) return
      today = dayAt(time.now())
      source.rotate('tickets')
      await time.advance(0)
    },
  }
}
