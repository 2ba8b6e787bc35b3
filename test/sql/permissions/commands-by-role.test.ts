import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deviceKinds } from '../../../sync/commands/define-command.ts'
import { type CommandName, commandNames, commandRegistry } from '../../../sync/commands/registry.ts'
import { type Branch, type Device, issueArgs, type Outcome, World } from '../../setup/world.ts'

const ROLES = ['none', 'teller', 'manager', 'admin'] as const
type Role = (typeof ROLES)[number]
type Kind = (typeof deviceKinds)[number]

/** Each command in each kind that it may be sent as. */
const SENT = commandNames.flatMap((name) => commandRegistry[name].kinds.map((kind) => ({ name, kind })))

const world = await World.create()
const { rows: permissions } = await world.root.query<{ role: string; action: string }>(
  'select role, action from app.permissions',
)
let branch: Branch
const staff: Partial<Record<Role, string>> = {}
const devices = new Map<Kind, Device>()

beforeAll(async () => {
  branch = await world.addBranch()
  for (const role of ['teller', 'manager', 'admin'] as const)
    staff[role] = await world.addStaff(branch.tenantId, branch.branchId, role)
  for (const kind of deviceKinds)
    devices.set(kind, kind === 'server' ? await serverDevice() : await world.addDevice(branch, kind))
})
afterAll(() => world.close())

async function serverDevice(): Promise<Device> {
  const { rows } = await world.root.query<{ device: string; writer: string }>(
    `select d.id as device, w.id as writer from app.devices d join app.writers w on w.device_id = d.id
     where d.kind = 'server' and d.branch_id = $1`,
    [branch.branchId],
  )
  const { tenantId, branchId } = branch
  return {
    tenantId,
    branchId,
    deviceId: rows[0]?.device ?? '',
    writerId: rows[0]?.writer ?? '',
    sessionId: null,
    seq: 0,
  }
}

async function sessionAt(
  device: Device,
  staffId: string | undefined,
  times: Partial<Record<'started_at' | 'expires_at' | 'ended_at', string>> = {},
) {
  if (staffId === undefined) return null
  const id = randomUUID()
  await world.root.query(
    `insert into app.staff_sessions (id, tenant_id, staff_id, device_id, started_at, expires_at, ended_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      device.tenantId,
      staffId,
      device.deviceId,
      times.started_at ?? '2010-01-01',
      times.expires_at ?? '2100-01-01',
      times.ended_at ?? null,
    ],
  )
  return id
}

const may = (actor: string, name: CommandName): boolean =>
  permissions.some(({ role, action }) => role === actor && action === name)

/** The rule as SPEC says it [C4 C5], worked out from the table of permissions alone. */
function expectedOf(kind: Kind, role: Role, name: CommandName, sentAs: 'fact' | 'intent'): string {
  const refused = (code: string) => (sentAs === 'fact' ? `quarantined ${code}` : `rejected ${code}`)
  const isDecision = name === 'accept_quarantined' || name === 'discard_quarantined'
  const hasPeople = kind === 'tablet' || kind === 'console' || (kind === 'server' && (role !== 'none' || isDecision))
  if (!may(kind, name)) return refused('not_allowed')
  if (hasPeople && role === 'none' && sentAs === 'intent') return refused('session_required')
  if (hasPeople && role !== 'none' && !may(role, name)) return refused('not_allowed')
  // Every command here bears the server's mark of bad arguments, which is looked at only behind the permission.
  return refused('malformed')
}

const told = ({ kind, code, reason }: Outcome): string => `${kind} ${code ?? reason}`

describe('[C4 C5] every command, from every kind of device, by every role', () => {
  const cells = deviceKinds.flatMap((kind) => ROLES.map((role) => ({ kind, role })))
  it.each(cells)('$kind, $role', async ({ kind, role }) => {
    const device = devices.get(kind) as Device
    const session = await sessionAt(device, staff[role])
    const answer = await world.push(
      device,
      SENT.map(({ name, kind: sentAs }) => ({ name, kind: sentAs, args: {}, session, malformed: true })),
    )
    const outcomes = answer.results.map(
      ({ outcome }, index) => `${SENT[index]?.name} ${SENT[index]?.kind}: ${told(outcome)}`,
    )
    expect(outcomes).toEqual(
      SENT.map(({ name, kind: sentAs }) => `${name} ${sentAs}: ${expectedOf(kind, role, name, sentAs)}`),
    )
  })

  it('the table is one of refusals and of permissions', () => {
    const all = deviceKinds.flatMap((kind) =>
      ROLES.flatMap((role) => SENT.map(({ name, kind: sentAs }) => expectedOf(kind, role, name, sentAs))),
    )
    expect(all).toHaveLength(deviceKinds.length * ROLES.length * SENT.length)
    expect(all.filter((cell) => cell.endsWith('malformed')).length).toBeGreaterThan(190)
    expect(all.filter((cell) => cell.endsWith('not_allowed')).length).toBeGreaterThan(200)
    expect(all.filter((cell) => cell.endsWith('session_required')).length).toBeGreaterThan(20)
  })
})

it('[C5] a revoked device gets everything into quarantine, wishes too', async () => {
  const device = await world.addDevice(branch, 'tablet')
  await world.root.query(`update app.devices set status = 'revoked' where id = $1`, [device.deviceId])
  const answer = await world.push(
    device,
    SENT.map(({ name, kind }) => ({ name, kind, args: {} })),
  )
  expect(new Set(answer.results.map(({ outcome }) => told(outcome)))).toEqual(new Set(['quarantined device_revoked']))
  expect(answer.results).toHaveLength(SENT.length)
  expect(answer.rows).toEqual({ tickets: [], counters: [], branch_config: [] })
})

describe('[C4] a session counts on its own device, at its own time', () => {
  const call = { name: 'call_next', kind: 'intent' as const, args: {}, malformed: true }
  const askedWith = async (session: string | null, header: Record<string, unknown> = {}) => {
    const answer = await world.push(devices.get('tablet') as Device, [{ ...call, session, ...header }])
    return told(answer.results[0]?.outcome ?? { kind: 'none' })
  }
  const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

  it('of another device, of nobody, expired, ended or not begun it is none', async () => {
    const tablet = devices.get('tablet') as Device
    const elsewhere = await world.addDevice(await world.addBranch(), 'tablet')
    const none = [
      await sessionAt(devices.get('console') as Device, staff.teller),
      elsewhere.sessionId,
      randomUUID(),
      await sessionAt(tablet, staff.teller, { expires_at: minutesFromNow(-1) }),
      await sessionAt(tablet, staff.teller, { ended_at: minutesFromNow(-1) }),
      await sessionAt(tablet, staff.teller, { started_at: minutesFromNow(1) }),
    ]
    for (const session of none) expect(await askedWith(session)).toBe('rejected session_required')
    expect(await askedWith(await sessionAt(tablet, staff.teller))).toBe('rejected malformed')
  })

  it('an ended session still covers what was written before its end', async () => {
    const tablet = await world.addDevice(branch, 'tablet')
    devices.set('tablet', tablet)
    const ended = await sessionAt(tablet, staff.teller, { ended_at: minutesFromNow(-1) })
    expect(await askedWith(ended, { age_ms: 120_000 })).toBe('rejected malformed')
    expect(await askedWith(ended, { age_ms: 0 })).toBe('rejected session_required')
  })

  it('a fact without one is applied and flagged', async () => {
    const kiosk = devices.get('kiosk') as Device
    await world.lanes(kiosk)
    const issued = await world.give(kiosk, 'issue_ticket', 'fact', issueArgs(branch, await world.today(branch), 1))
    const args = { ticket_id: issued.ticket_id, counter_id: branch.counters[0] }
    const outcome = await world.give(devices.get('tablet') as Device, 'start_service', 'fact', args, { session: null })
    expect(outcome).toMatchObject({ kind: 'applied', flags: ['unattributed', 'implied_call'] })
  })
})
