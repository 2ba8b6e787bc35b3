import { randomUUID } from 'node:crypto'
import type { Device, Outcome, World } from '../../setup/world.ts'
import { aDocument } from './a-document.ts'

type Row = Record<string, unknown>

/** A bank with one unpublished branch and an administrator at a console. */
export class Publishing {
  readonly world: World
  readonly tenantId: string
  readonly branchId: string
  readonly console: Device

  private constructor(world: World, tenantId: string, branchId: string, console: Device) {
    this.world = world
    this.tenantId = tenantId
    this.branchId = branchId
    this.console = console
  }

  static async create(world: World, tenant?: string): Promise<Publishing> {
    const tenantId = tenant ?? (await world.addTenant())
    const branchId = randomUUID()
    const { slug, names, clock } = aDocument().branch
    await world.root.query('select app_private.create_branch($1, $2, $3, $4, $5)', [
      tenantId,
      branchId,
      tenant === undefined ? slug : `${slug}-${branchId.slice(0, 4)}`,
      JSON.stringify(names),
      JSON.stringify(clock),
    ])
    const adminId = await world.addStaff(tenantId, branchId, 'admin')
    const branch = {
      tenantId,
      branchId,
      services: [],
      classes: { priority: '', strict: '' },
      counters: [],
      staffId: adminId,
      managerId: adminId,
    }
    return new Publishing(world, tenantId, branchId, await world.addDevice(branch, 'console', adminId))
  }

  publish(document: unknown, baseVersion: number, overrides: Row = {}): Promise<Outcome> {
    const args = { branch_id: this.branchId, base_version: baseVersion, document, ...overrides }
    return this.world.give(this.console, 'publish_configuration', 'intent', args)
  }

  /** Publishes on top of whatever there is; fails the test unless it applies. */
  async apply(document: unknown): Promise<Row> {
    const { version } = await this.one('select config_version as version from app.branches where id = $1', [
      this.branchId,
    ])
    const outcome = await this.publish(document, version as number)
    if (outcome.kind !== 'applied') throw new Error(JSON.stringify(outcome))
    return outcome.result as Row
  }

  async rows(text: string, values: unknown[] = [this.branchId]): Promise<Row[]> {
    return (await this.world.root.query<Row>(text, values)).rows
  }

  async one(text: string, values?: unknown[]): Promise<Row> {
    const [row] = await this.rows(text, values)
    if (row === undefined) throw new Error(`no row: ${text}`)
    return row
  }

  async published(): Promise<Row & { document: Record<string, Row[]>; devices: Row[] }> {
    return (await this.one('select * from app.branch_configs where branch_id = $1')) as never
  }

  async idOf(table: 'services' | 'counters' | 'priority_classes', where: string): Promise<string> {
    return (await this.one(`select id from app.${table} where branch_id = $1 and ${where}`)).id as string
  }

  /** A ticket as a tablet would take it, under its own letter. */
  async issue(device: Device, serviceId: string, prefix: string, n: number, overrides: Row = {}): Promise<string> {
    const ticketId = randomUUID()
    const day = (
      await this.one('select rules.business_day(clock, app.now())::text as day from app.branches where id = $1')
    ).day
    const outcome = await this.world.give(device, 'issue_ticket', 'fact', {
      ticket_id: ticketId,
      number: `${prefix}-Z${String(n).padStart(2, '0')}`,
      prefix,
      letter: 'Z',
      n,
      number_day: day,
      service_id: serviceId,
      language: 'fr',
      secret: 'c2VjcmV0LXNlY3JldC0xMg',
      ...overrides,
    })
    if (outcome.kind !== 'applied') throw new Error(JSON.stringify(outcome))
    return ticketId
  }
}
