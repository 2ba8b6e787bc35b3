import { type ShapeName, shapes } from '../../../sync/permissions/shapes.ts'
import { FAIR, type Weather } from '../world/link.ts'
import type { Machine } from '../world/machine.ts'
import { crashPoints } from '../world/machine.ts'
import { enrolAgain } from '../world/seed-branch.ts'
import { skews } from '../world/version-skew.ts'
import type { Action, Scene } from './action.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const MACHINES_MAX = 9

/** What goes wrong in a branch: the network, machines, clocks, disks, and now and then the server itself. */
export const faultActions: readonly Action[] = [
  { name: 'cut', weight: 3, run: ({ world, random }) => change(random.pick(world.machines), { isCut: true }) },
  {
    name: 'cut_all',
    weight: 0.5,
    run: ({ world }) => changeAll(world.machines, { isCut: true }),
  },
  { name: 'mend', weight: 4, run: ({ world, random }) => change(random.pick(world.machines), { isCut: false }) },
  {
    name: 'mend_all',
    weight: 1.5,
    run: ({ world }) => changeAll(world.machines, FAIR),
  },
  { name: 'weather', weight: 3, run: weather },
  {
    name: 'lose_answers',
    weight: 2,
    run: ({ world, random }) => change(random.pick(world.machines), { answersLost: 100 }),
  },
  { name: 'token', weight: 1, run: token },
  {
    name: 'rotate',
    weight: 2,
    run: ({ world, random }) => world.source.rotate(random.pick(Object.keys(shapes) as ShapeName[])),
  },
  { name: 'crash', weight: 2, run: crash },
  { name: 'arm', weight: 5, run: arm },
  { name: 'restart', weight: 4, run: restart },
  { name: 'full_disk', weight: 1.5, run: fullDisk },
  { name: 'clock', weight: 1.5, run: clock },
  { name: 'sleep', weight: 1, run: ({ world, random }) => random.pick(world.machines).sleep() },
  { name: 'wake', weight: 2, run: ({ world, random }) => random.pick(world.machines).wake() },
  { name: 'wait', weight: 2, run: ({ world, random }) => world.pass(random.below(2 * MINUTE_MS)) },
  { name: 'next_day', weight: 0.4, run: nextDay },
  { name: 'close_day', weight: 0.6, run: closeDay },
  { name: 'new_kiosk', weight: 0.4, run: newKiosk },
  { name: 'picture', weight: 1, run: takePicture },
  { name: 'rolled_back', weight: 0.3, run: rollBack },
  { name: 'cloned', weight: 0.2, run: cloneDisk },
  { name: 'backup', weight: 0.6, run: backup },
  { name: 'lost_history', weight: 0.25, run: loseHistory },
  {
    name: 'skew',
    weight: 0.8,
    run: ({ world, random }) => change(random.pick(world.machines), { skew: random.pick(skews) }),
  },
  { name: 'update', weight: 0.5, run: update },
  { name: 'revoke', weight: 0.12, run: revoke },
]

function change({ weather: of }: Machine, to: Partial<Weather>): void {
  Object.assign(of, to)
}

function changeAll(machines: readonly Machine[], to: Partial<Weather>): void {
  for (const machine of machines) change(machine, to)
}

function weather({ world, random }: Scene): void {
  const machine = random.pick(world.machines)
  Object.assign(machine.weather, {
    lost: random.below(40),
    answersLost: random.below(40),
    doubled: random.below(30),
    latencyMsMax: random.pick([40, 300, 3_000, 9_000]),
  })
}

function token({ world, random }: Scene): void {
  const { weather: of } = random.pick(world.machines)
  of.isUnknown = !of.isUnknown
}

function crash({ world, random }: Scene): void {
  const machine = random.pick(world.machines)
  if (machine.tabs.length > 0) random.pick(machine.tabs).crash()
}

function arm({ world, random }: Scene): void {
  random.pick(world.machines).arm(random.pick(crashPoints))
}

async function restart({ world }: Scene): Promise<void> {
  for (const machine of world.machines) {
    const wanted = machine.enrolled.kind === 'tablet' ? 2 : 1
    if (machine.tabs.length < wanted) await machine.openTab()
  }
}

function fullDisk({ world, random }: Scene): void {
  random.pick(world.machines).disk.failNextWrites(1 + random.below(3), random.pick(['quota_exceeded', 'write_failed']))
}

function clock({ world, random, model }: Scene): void {
  const machine = random.pick(world.machines)
  model.hearClockSet(machine.name)
  const size = random.pick([30_000, 10 * MINUTE_MS, 5 * HOUR_MS, 30 * HOUR_MS])
  machine.setOffset(random.isWithin(0.3) ? 0 : random.below(2 * size) - size)
}

/** The branch is closed and dark; what slept wakes a little before or after the day changes. */
async function nextDay({ world, random, model }: Scene): Promise<void> {
  const asleep = world.machines.filter(({ isAsleep }) => !isAsleep)
  for (const machine of asleep) {
    machine.sleep()
    model.excusePapers(machine.name)
  }
  await world.pass(Math.max(0, world.msToNextDay() + random.below(4 * MINUTE_MS) - 2 * MINUTE_MS))
  for (const machine of asleep) machine.wake()
}

async function closeDay({ world }: Scene): Promise<void> {
  const { tenantId, branchId } = world.place
  await world.authority.work('select app.job_close_day($1, $2)', [tenantId, branchId])
}

async function newKiosk({ world }: Scene): Promise<void> {
  if (world.machines.length < MACHINES_MAX) await world.addMachine('kiosk')
}

function takePicture({ world, random, memory }: Scene): void {
  const machine = random.pick(world.machines)
  memory.pictures.set(machine.name, machine.picture())
}

async function rollBack({ world, random, memory, model }: Scene): Promise<void> {
  const machine = random.pick(world.machines)
  const picture = memory.pictures.get(machine.name)
  if (picture === undefined) return
  machine.crashAll()
  model.excuseNumbers(machine.name)
  model.hearOtherDisk(whoIs(machine), picture.all('outbox'))
  machine.replaceDisk(picture.clone())
  await machine.openTab()
}

/** A second machine from a picture of the first one's disk: the same device, the same writer, twice. */
async function cloneDisk({ world, random, model }: Scene): Promise<void> {
  if (world.machines.length >= MACHINES_MAX) return
  const machine = random.pick(world.machines.filter(({ enrolled }) => enrolled.kind !== 'display'))
  if (machine === undefined) return
  const twin = await world.addMachine(machine.enrolled.kind, machine.picture(), machine)
  for (const each of [machine, twin]) model.excuseNumbers(each.name)
  model.hearOtherDisk(whoIs(twin), twin.disk.tables.all('outbox'))
}

async function backup({ world, memory, model }: Scene): Promise<void> {
  memory.backup = { atStep: memory.step }
  await world.authority.takePicture('backup')
  model.hearBackup()
}

async function loseHistory({ world, memory, model }: Scene): Promise<void> {
  if (memory.backup === undefined) return
  await world.authority.restorePicture('backup')
  await enrolAgain(
    world.authority,
    world.place,
    world.machines.map(({ enrolled }) => enrolled),
  )
  memory.backup = undefined
  model.hearLostHistory()
  await world.source.reload()
}

/** Another version of the app lies on the machine, and one of its tabs is opened anew. */
async function update({ world, random }: Scene): Promise<void> {
  const machine = random.pick(world.machines)
  machine.install(1 + random.below(4))
  if (machine.tabs.length > 0) random.pick(machine.tabs).crash()
  await machine.openTab()
}

async function revoke({ world, random, model }: Scene): Promise<void> {
  const standing = world.machines.filter(({ enrolled, isRevoked }) => enrolled.kind !== 'console' && !isRevoked)
  if (standing.length < 4) return
  const machine = random.pick(standing)
  for (const each of world.machines) {
    if (each.enrolled.id !== machine.enrolled.id) continue
    each.isRevoked = true
    model.hearRevoked(each.name)
  }
  const { tenantId, branchId } = world.place
  await world.authority.withRoot(async (root) => {
    await root.query(`select set_config('app.tenant_id', $1, false)`, [tenantId])
    await root.query(`select app_private.end_device($1, 'revoked', 'revoked')`, [machine.enrolled.id])
    await root.query('select app_private.refresh_branch_devices($1)', [branchId])
  })
}

export function whoIs({ name, enrolled, audience, hasAsked }: Machine) {
  return { name, kind: enrolled.kind, deviceId: enrolled.id, audience, hasAsked }
}
