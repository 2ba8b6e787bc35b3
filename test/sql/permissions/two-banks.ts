import { randomUUID } from 'node:crypto'
import { type Branch, type Device, issueArgs, type World } from '../../setup/world.ts'

/** A branch in which something of everything exists, so that each kind of reference has something to name. */
export type Bank = {
  branch: Branch
  day: string
  kiosk: Device
  tablet: Device
  console: Device
  /** In the states that their names tell. */
  waiting: string
  called: string
  /** The command that called it, and its printed number. */
  callId: string
  calledNumber: string
  appointmentId: string
  splitId: string
  quarantined: { writer_id: string; seq: number }
}

const CODE = 'K7F2Q9'

export async function aBank(world: World, tenantId?: string): Promise<Bank> {
  const branch = await world.addBranch(tenantId === undefined ? {} : { tenantId })
  const day = await world.today(branch)
  const kiosk = await world.addDevice(branch, 'kiosk')
  const tablet = await world.addDevice(branch, 'tablet')
  const console = await world.addDevice(branch, 'console')
  await world.lanes(kiosk)
  const called = await issue(world, kiosk, issueArgs(branch, day, 41))
  const waiting = await issue(world, kiosk, issueArgs(branch, day, 42))
  const callId = randomUUID()
  const call = { counter_id: branch.counters[0], ticket_id: called }
  await world.give(tablet, 'call_ticket', 'intent', call, { id: callId })
  const appointmentId = await makeAppointment(world, branch)
  // A kiosk that comes later is given half of the first one's numbers, once that one agrees.
  await world.lanes(await world.addDevice(branch, 'kiosk'))
  const splitId = (await world.lanes(kiosk))?.split?.id ?? ''
  const raw = { ...issueArgs(branch, day, 43), service_id: randomUUID() }
  await world.give(kiosk, 'issue_ticket', 'fact', raw)
  const quarantined = { writer_id: kiosk.writerId, seq: kiosk.seq }
  return {
    branch,
    day,
    kiosk,
    tablet,
    console,
    waiting,
    called,
    callId,
    calledNumber: 'A-041',
    appointmentId,
    splitId,
    quarantined,
  }
}

async function issue(world: World, kiosk: Device, args: Record<string, unknown>): Promise<string> {
  const outcome = await world.give(kiosk, 'issue_ticket', 'fact', args, { age_ms: 60_000 })
  if (outcome.ticket_id === undefined) throw new Error(JSON.stringify(outcome))
  return outcome.ticket_id
}

/** Written by hand: how it is made is judged elsewhere. */
async function makeAppointment(world: World, { tenantId, branchId, services }: Branch): Promise<string> {
  const id = randomUUID()
  await world.root.query('update app.services set offers_appointments = true, offers_web = true where branch_id = $1', [
    branchId,
  ])
  await world.root.query(
    `insert into app.appointments (id, tenant_id, branch_id, service_id, code, slot_at, slot_day, language)
     select $1, $2, $3, $4, $5, app.now() + interval '1 minute', rules.business_day(b.clock, app.now()), 'fr'
     from app.branches b where b.id = $3`,
    [id, tenantId, branchId, services[0]?.id, CODE],
  )
  return id
}
