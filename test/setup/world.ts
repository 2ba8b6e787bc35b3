import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { TestDatabase } from './database.ts'

/** Two banks with one branch each unless more are asked for; around the clock, three services of which A asks for a contact, two classes. */
export type Branch = {
  tenantId: string
  branchId: string
  services: { id: string; prefix: string }[]
  classes: { priority: string; strict: string }
  counters: string[]
  staffId: string
  managerId: string
}

export type Device = {
  tenantId: string
  branchId: string
  deviceId: string
  writerId: string
  sessionId: string | null
  seq: number
}

export type Outcome = {
  kind: string
  flags?: string[]
  code?: string
  reason?: string
  details?: Record<string, unknown>
  ticket_id?: string
  result?: Record<string, unknown>
}

export type PushAnswer = {
  last_seq: number
  stopped: string | null
  results: { seq: number; id: string; outcome: Outcome }[]
  rows: {
    tickets: Record<string, unknown>[]
    counters: Record<string, unknown>[]
    branch_config: Record<string, unknown>[]
  }
}

export type Command = { name: string; kind: 'fact' | 'intent'; args: Record<string, unknown> } & Partial<{
  id: string
  seq: number
  age_ms: number | null
  written_at: string | null
  known_at: string | null
  session: string | null
  config_version: number | null
  outcome: unknown
  malformed: boolean
  gave_up: boolean
}>

export type Lane = {
  residue: number
  modulus: number
  floors: Record<string, number>
  first_day: string
  last_day: string
}
export type Split = { id: string; residue: number; modulus: number; first_day: string; last_day: string }

const TUNIS = JSON.stringify([{ from_day: '2015-01-01', zone: 'Africa/Tunis', day_start: '04:00' }])
const names = (text: string): string => JSON.stringify({ ar: text, fr: text, en: text })

export type WorldDatabase = Pick<TestDatabase, 'config' | 'pool' | 'close'>

/** A database with helpers that act as the owner would at set-up and as devices do at work. */
export class World {
  readonly database: WorldDatabase
  /** Past row level security: only for building and looking. */
  readonly root: pg.Pool
  /** As the functions run: the owner of everything, under row level security. */
  readonly owner: pg.Pool
  readonly api: pg.Pool

  private constructor(database: WorldDatabase, apiConnections: number) {
    this.database = database
    this.root = database.pool('postgres')
    this.owner = database.pool('owner')
    this.api = database.pool('api', apiConnections)
  }

  /** On a copy of the template, in a test. */
  static async create(apiConnections = 8): Promise<World> {
    const { createTestDatabase } = await import('./database.ts')
    return World.on(await createTestDatabase(), apiConnections)
  }

  /** On any database of the right shape. */
  static async on(database: WorldDatabase, apiConnections = 8): Promise<World> {
    const world = new World(database, apiConnections)
    await world.root.query('update app_private.clock set settable = true')
    return world
  }

  async close(): Promise<void> {
    await this.database.close()
  }

  async setNow(instant: string | null): Promise<void> {
    await this.root.query('update app_private.clock set frozen_at = $1', [instant])
  }

  async addTenant(): Promise<string> {
    const tenantId = randomUUID()
    await this.root.query('select app_private.create_tenant($1, $2, $3, true)', [
      tenantId,
      `bank-${tenantId.slice(0, 8)}`,
      names('Bank'),
    ])
    return tenantId
  }

  async addBranch(options: { tenantId?: string; clock?: string; counters?: number } = {}): Promise<Branch> {
    const tenantId = options.tenantId ?? (await this.addTenant())
    const branchId = randomUUID()
    await this.root.query('select app_private.create_branch($1, $2, $3, $4, $5)', [
      tenantId,
      branchId,
      `b-${branchId.slice(0, 8)}`,
      names('Branch'),
      options.clock ?? TUNIS,
    ])
    const day = [{ from: '04:00', to: '28:00' }]
    const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
    await this.root.query('update app.branches set calendar = $2, config_version = 1 where id = $1', [
      branchId,
      JSON.stringify({ hours }),
    ])
    const services = ['A', 'B', 'C'].map((prefix) => ({ id: randomUUID(), prefix }))
    for (const service of services) {
      await this.root.query(
        'insert into app.services (id, tenant_id, branch_id, prefix, names, asks_contact) values ($1, $2, $3, $4, $5, $6)',
        [service.id, tenantId, branchId, service.prefix, names(service.prefix), service.prefix === 'A'],
      )
    }
    const classes = { priority: randomUUID(), strict: randomUUID() }
    await this.root.query(
      `insert into app.priority_classes (id, tenant_id, branch_id, code, names, head_start_s, is_strict)
       values ($1, $3, $4, 'p', $5, 900, false), ($2, $3, $4, 's', $5, 14400, true)`,
      [classes.priority, classes.strict, tenantId, branchId, names('class')],
    )
    const counters: string[] = []
    for (let n = 1; n <= (options.counters ?? 2); n += 1) {
      const id = randomUUID()
      counters.push(id)
      await this.root.query(
        `insert into app.counters (id, tenant_id, branch_id, label, names, service_ids, state) values ($1, $2, $3, $4, $5, $6, 'open')`,
        [id, tenantId, branchId, String(n), names(String(n)), services.map((service) => service.id)],
      )
    }
    const staffId = await this.addStaff(tenantId, branchId, 'teller')
    const managerId = await this.addStaff(tenantId, branchId, 'manager')
    await this.root.query(`select set_config('app.tenant_id', $1, false), app_private.make_branch_days($2)`, [
      tenantId,
      branchId,
    ])
    return { tenantId, branchId, services, classes, counters, staffId, managerId }
  }

  async addStaff(tenantId: string, branchId: string, role: string): Promise<string> {
    const id = randomUUID()
    await this.root.query('insert into app.staff (id, tenant_id, name, role) values ($1, $2, $3, $4)', [
      id,
      tenantId,
      role,
      role,
    ])
    await this.root.query('insert into app.staff_branches (tenant_id, staff_id, branch_id) values ($1, $2, $3)', [
      tenantId,
      id,
      branchId,
    ])
    return id
  }

  async addDevice(branch: Branch, kind: 'kiosk' | 'tablet' | 'display' | 'console', staffId?: string): Promise<Device> {
    const { tenantId, branchId } = branch
    const deviceId = randomUUID()
    const writerId = randomUUID()
    await this.root.query(
      'insert into app.devices (id, tenant_id, branch_id, kind, name) values ($1, $2, $3, $4, $4)',
      [deviceId, tenantId, branchId, kind],
    )
    const person = staffId ?? (kind === 'tablet' ? branch.staffId : kind === 'console' ? branch.managerId : undefined)
    let sessionId: string | null = null
    if (person !== undefined) {
      sessionId = randomUUID()
      await this.root.query(
        `insert into app.staff_sessions (id, tenant_id, staff_id, device_id, started_at, expires_at)
         values ($1, $2, $3, $4, '2010-01-01', '2100-01-01')`,
        [sessionId, tenantId, person, deviceId],
      )
    }
    await this.api.query('select app.open_writer($1, $2, $3)', [tenantId, deviceId, writerId])
    return { tenantId, branchId, deviceId, writerId, sessionId, seq: 0 }
  }

  /** A contact, as by heartbeat: it renews a kiosk's lanes. */
  async lanes(device: Device): Promise<{ serial: number; days: Lane[]; split: Split | null } | null> {
    const { rows } = await this.api.query('select app.writer_state($1, $2, $3) as state', [
      device.tenantId,
      device.deviceId,
      device.writerId,
    ])
    return rows[0].state?.lanes ?? null
  }

  /** Completes the headers and pushes as the device would; `seq` runs by itself. */
  async push(
    device: Device,
    commands: Command[],
    epoch: number | null = null,
    acknowledged: unknown = null,
    isMore = false,
  ): Promise<PushAnswer> {
    const items = commands.map((command) => {
      if (command.seq === undefined) device.seq += 1
      return { id: randomUUID(), seq: device.seq, age_ms: 0, session: device.sessionId, config_version: 1, ...command }
    })
    const { rows } = await this.api.query('select app.push($1, $2, $3, $4, $5, $6, $7) as answer', [
      device.tenantId,
      device.deviceId,
      device.writerId,
      JSON.stringify(items),
      epoch,
      acknowledged === null ? null : JSON.stringify(acknowledged),
      isMore,
    ])
    return rows[0].answer as PushAnswer
  }

  /** One command, its outcome, but for the flag `late`: tests age their facts at will, and lateness has a test of its own. */
  async give(
    device: Device,
    name: string,
    kind: 'fact' | 'intent',
    args: Record<string, unknown>,
    header: Partial<Command> = {},
  ): Promise<Outcome> {
    const answer = await this.push(device, [{ name, kind, args, ...header }])
    const outcome = answer.results[0]?.outcome
    if (outcome === undefined) throw new Error(`no outcome: ${JSON.stringify(answer)}`)
    return kind === 'intent' || outcome.flags === undefined
      ? outcome
      : { ...outcome, flags: outcome.flags.filter((flag) => flag !== 'late') }
  }

  async ticket(ticketId: string): Promise<Record<string, unknown>> {
    const { rows } = await this.root.query('select to_jsonb(t) as t from app.tickets t where id = $1', [ticketId])
    return rows[0]?.t as Record<string, unknown>
  }

  async today(branch: Branch): Promise<string> {
    const { rows } = await this.root.query(
      'select rules.business_day(clock, app.now())::text as day from app.branches where id = $1',
      [branch.branchId],
    )
    return rows[0].day as string
  }
}

/** The arguments of a kiosk's issue. */
export function issueArgs(
  branch: Branch,
  day: string,
  n: number,
  overrides: Record<string, unknown> = {},
): Record<string, unknown> {
  const service = branch.services[0]
  return {
    ticket_id: randomUUID(),
    number: `${service?.prefix}-${String(n).padStart(3, '0')}`,
    prefix: service?.prefix,
    n,
    number_day: day,
    service_id: service?.id,
    language: 'fr',
    secret: 'c2VjcmV0LXNlY3JldC0xMg',
    ...overrides,
  }
}
