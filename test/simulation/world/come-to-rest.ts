import type { ShapeName } from '../../../sync/permissions/shapes.ts'
import { shapeCatalogue } from '../../../sync/shapes/shape-catalogue.ts'
import { checkLedger } from '../../sql/invariants/check-ledger.ts'
import { checkNumbers } from '../../sql/invariants/check-numbers.ts'
import { checkReplay } from '../../sql/invariants/check-replay.ts'
import { type AuthorityRest, checkReplica, checkRest } from '../model/check-rest.ts'
import type { Row } from '../model/facts.ts'
import type { Model } from '../model/model.ts'
import { checkAfresh } from './check-afresh.ts'
import { checkApart } from './check-apart.ts'
import { checkCallsInOrder } from './check-calls.ts'
import { checkScreen } from './check-screen.ts'
import { FAIR } from './link.ts'
import type { Machine } from './machine.ts'
import type { World } from './world.ts'

const SLICE_MS = 10_000
/** Pauses grow to some minutes, and a device that lost its history has several rounds to go. */
const REST_MS_MAX = 1_800_000

/** Heals everything, waits until nobody has anything left to say, and looks at all of it. Answers how long it took. */
export async function comeToRest(world: World, model: Model): Promise<number> {
  const { machines, time } = world
  for (const machine of machines) {
    machine.arm(undefined)
    Object.assign(machine.weather, FAIR)
    machine.disk.failNextWrites(0, 'write_failed')
    machine.wake()
    machine.setOffset(0)
    if (machine.tabs.length === 0) await machine.openTab()
  }
  const since = time.now()
  // What was on its way arrives, also a second time.
  await world.pass(30_000)
  while (!machines.every((machine) => isQuiet(world, machine)) && time.now() - since < REST_MS_MAX)
    await world.pass(SLICE_MS)
  await world.pass(SLICE_MS)
  await look(world, model)
  return time.now() - since
}

function isQuiet(world: World, machine: Machine): boolean {
  const { tables } = machine.disk
  const isSettled = tables.all('outbox').every((row) => row.outcome !== undefined || row.unsendable !== undefined)
  if (!isSettled || machine.isRevoked) return isSettled
  const at = new Map(tables.all('positions').map((position) => [position.shape, position]))
  return (Object.keys(shapeCatalogue) as ShapeName[]).every((shape) => {
    const position = at.get(shape)
    const told = position === undefined ? undefined : world.source.after(shape, machine.audience, position)
    return told !== undefined && told.changes.length === 0 && BigInt(position?.lsn ?? 0) >= BigInt(told.lsn)
  })
}

async function look(world: World, model: Model): Promise<void> {
  const authority = await readAuthority(world)
  checkRest(
    model,
    world.machines.map(({ name }) => name),
    authority,
  )
  for (const machine of world.machines) {
    const { tables } = machine.disk
    const shown = new Map<string, ReadonlyMap<string, Readonly<Record<string, string | null>>>>()
    for (const shape of Object.keys(shapeCatalogue) as ShapeName[]) {
      const key = shapeCatalogue[shape].key.filter((name) => name !== 'tenant_id')
      const rows = [...world.source.rowsOf(shape, machine.audience).values()]
      shown.set(shape, new Map(rows.map((row) => [key.map((name) => row[name]).join('/'), row])))
    }
    const base = tables.all('base') as readonly { shape: string; key: string; row: Row }[]
    checkReplica(model, {
      name: machine.name,
      isRevoked: machine.isRevoked,
      base,
      confirmed: tables.all('confirmed'),
      shown,
    })
    checkScreen(model, machine)
    checkAfresh(model, machine)
  }
  for (const what of await checkApart(world.authority, world.otherBank)) model.add('I9', what)
  if (!(await world.neighbour.isUntouched())) model.add('I9', "what is the neighbour's was changed")
  await world.authority.withRoot(async (root) => {
    const client = root as never
    for (const { rule, subject, what } of [
      ...(await checkNumbers(client)),
      ...(await checkLedger(client)),
      ...(await checkReplay(client)),
      ...(await checkCallsInOrder(client)),
    ]) {
      model.add(rule, `${subject}: ${what}`)
    }
  })
}

async function readAuthority({ authority, place }: World): Promise<AuthorityRest> {
  const tickets = await authority.ask<AuthorityRest['tickets'][number]>(
    `select id, (extract(epoch from queued_at) * 1000)::float8 as queued_ms, number, number_day::text, queue_day::text, flags from app.tickets where branch_id = $1
     union all select id, (extract(epoch from queued_at) * 1000)::float8, number, number_day::text, queue_day::text, flags from app.tickets_archive where branch_id = $1`,
    [place.branchId],
  )
  const aliases = await authority.ask<{ alias_id: string }>(
    'select alias_id from app.ticket_aliases where branch_id = $1',
    [place.branchId],
  )
  const ledger = await authority.ask<{ id: string; kind: string; outcome: Row }>(
    'select id, kind, outcome from app.ledger where branch_id = $1',
    [place.branchId],
  )
  const quarantined = await authority.ask<{ command_id: string }>(
    'select command_id from app.quarantine where branch_id = $1',
    [place.branchId],
  )
  const [now] = await authority.ask<{ epoch: number }>('select app_private.epoch() as epoch')
  if (now === undefined) throw new Error('there is no epoch')
  return {
    epoch: now.epoch,
    tickets,
    ticketIds: new Set([...tickets.map(({ id }) => id), ...aliases.map(({ alias_id }) => alias_id)]),
    ledger: new Map(ledger.map(({ id, kind, outcome }) => [id, { kind, outcome }])),
    quarantined: new Set(quarantined.map(({ command_id }) => command_id)),
  }
}
