import { seededRandom } from '../../setup/seeded-random.ts'
import type { Branch, World } from '../../setup/world.ts'
import { type Kiosk, runKiosk } from './kiosk-actor.ts'
import { createSender } from './sender.ts'
import type { Tally } from './tally.ts'
import { runCloser, runTeller, type Teller } from './teller-actor.ts'

export type LoadSize = { tellers: number; kioskRounds: number; tellerRounds: number; closerRounds: number }

const KIOSKS = 2
const COUNTERS = 5

/** Two banks, three branches, everybody at once. Ends when all are done; a failure of one is thrown. */
export async function runLoad(world: World, seed: number, size: LoadSize): Promise<Tally> {
  const first = await world.addBranch({ counters: COUNTERS })
  const branches = [
    first,
    await world.addBranch({ tenantId: first.tenantId, counters: COUNTERS }),
    await world.addBranch({ counters: COUNTERS }),
  ]
  const tally: Tally = new Map()
  const send = createSender(world)
  const work: (() => Promise<void>)[] = []
  for (const [place, branch] of branches.entries()) {
    const randomOf = (n: number) => seededRandom(seed * 1_000 + place * 100 + n)
    const kiosks = await addKiosks(world, branch)
    // Some people wait before the tellers come.
    for (const [n, kiosk] of kiosks.entries()) await runKiosk(kiosk, 2, send, randomOf(80 + n), tally)
    work.push(...kiosks.map((kiosk, n) => () => runKiosk(kiosk, size.kioskRounds, send, randomOf(n), tally)))
    const tellers = await addTellers(world, branch, size.tellers)
    work.push(...tellers.map((teller, n) => () => runTeller(teller, size.tellerRounds, send, randomOf(10 + n), tally)))
    const console = await world.addDevice(branch, 'console')
    work.push(() => runCloser(console, branch, size.closerRounds, send, randomOf(90), tally))
  }
  const ended = await Promise.allSettled(work.map((start) => start()))
  for (const result of ended) if (result.status === 'rejected') throw result.reason
  return tally
}

async function addKiosks(world: World, branch: Branch): Promise<Kiosk[]> {
  const devices = []
  for (let n = 0; n < KIOSKS; n += 1) devices.push(await world.addDevice(branch, 'kiosk'))
  const day = await world.today(branch)
  const kiosks: Kiosk[] = []
  for (const device of devices) {
    const lane = (await world.lanes(device))?.days[0]
    if (lane === undefined) throw new Error('a kiosk without a lane')
    kiosks.push({ device, branch, day, lane, reached: new Map() })
  }
  return kiosks
}

async function addTellers(world: World, branch: Branch, tellers: number): Promise<Teller[]> {
  const list: Teller[] = []
  for (let n = 0; n < tellers; n += 1) {
    const device = await world.addDevice(branch, 'tablet')
    list.push({ device, branch, counterId: branch.counters[n % branch.counters.length] ?? '' })
  }
  return list
}
