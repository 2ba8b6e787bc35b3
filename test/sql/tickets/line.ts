import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Branch, type Device, issueArgs, type Outcome, World } from '../../setup/world.ts'
import { tellsItself } from './tells-itself.ts'

export const NOW = '2026-03-10T09:00:00.000Z'
const DAY = '2026-03-10'
const MINUTE_MS = 60_000

/** A branch at a frozen moment with a kiosk, a tablet at each of two open counters, and short verbs for a working day. */
export class Line {
  readonly world: World
  readonly branch: Branch
  readonly kiosk: Device
  readonly first: Device
  readonly second: Device
  #issued = 0

  private constructor(world: World, branch: Branch, devices: [Device, Device, Device]) {
    this.world = world
    this.branch = branch
    ;[this.kiosk, this.first, this.second] = devices
  }

  static async create(existing?: World): Promise<Line> {
    const world = existing ?? (await World.create())
    await world.setNow(NOW)
    const branch = await world.addBranch()
    const devices = [
      await world.addDevice(branch, 'kiosk'),
      await world.addDevice(branch, 'tablet'),
      await world.addDevice(branch, 'tablet'),
    ] as [Device, Device, Device]
    const [kiosk] = devices
    await world.api.query('select app.writer_state($1, $2, $3)', [kiosk.tenantId, kiosk.deviceId, kiosk.writerId])
    return new Line(world, branch, devices)
  }

  counter(n: 1 | 2): string {
    return this.branch.counters[n - 1] ?? ''
  }

  service(prefix: 'A' | 'B' | 'C'): string {
    return this.branch.services.find((service) => service.prefix === prefix)?.id ?? ''
  }

  async at(minutes: number): Promise<void> {
    await this.world.setNow(new Date(Date.parse(NOW) + minutes * MINUTE_MS).toISOString())
  }

  async issue(overrides: Record<string, unknown> = {}): Promise<string> {
    this.#issued += 1
    const args = issueArgs(this.branch, DAY, this.#issued, overrides)
    const outcome = await this.world.give(this.kiosk, 'issue_ticket', 'fact', args)
    if (outcome.kind !== 'applied') throw new Error(JSON.stringify(outcome))
    return String(args.ticket_id)
  }

  wish(name: string, args: Record<string, unknown>, header = {}, device = this.first): Promise<Outcome> {
    return this.world.give(device, name, 'intent', args, header)
  }

  fact(name: string, args: Record<string, unknown>, header = {}, device = this.first): Promise<Outcome> {
    return this.world.give(device, name, 'fact', args, header)
  }

  call(ticket_id: string, n: 1 | 2 = 1, header = {}): Promise<Outcome> {
    const device = n === 1 ? this.first : this.second
    return this.wish('call_ticket', { ticket_id, counter_id: this.counter(n) }, header, device)
  }

  start(ticket_id: string): Promise<Outcome> {
    return this.fact('start_service', { ticket_id, counter_id: this.counter(1) })
  }

  complete(ticket_id: string): Promise<Outcome> {
    return this.fact('complete_service', { ticket_id, counter_id: this.counter(1), outcome: 'done' })
  }

  /** Brings a fresh ticket to a state, by commands alone. */
  async inState(state: string): Promise<string> {
    const id = await this.issue()
    const counter_id = this.counter(1)
    if (state === 'called' || state === 'no_show') await this.call(id)
    if (state === 'no_show') await this.fact('mark_no_show', { ticket_id: id, counter_id })
    if (state === 'serving') await this.start(id)
    if (state === 'parked') await this.fact('park_ticket', { ticket_id: id })
    if (state === 'completed') await this.complete(id)
    if (state === 'cancelled') await this.wish('cancel_ticket', { ticket_id: id })
    if (state === 'expired') await this.expire(id)
    expect((await this.ticket(id)).state).toBe(state)
    return id
  }

  /** As the day's close does. */
  private async expire(id: string): Promise<void> {
    await this.world.root.query('select app_private.expire_ticket(t, app.now()) from app.tickets t where id = $1', [id])
  }

  ticket(id: string): Promise<Record<string, unknown>> {
    return this.world.ticket(id)
  }

  /** [I10] and the fields. */
  async expectTicket(id: string, fields: Record<string, unknown>): Promise<void> {
    expect(await this.ticket(id)).toMatchObject(fields)
    expect(await tellsItself(this.world, id)).toBe(true)
  }

  /** [I5] The command once and once more: one outcome, one effect. */
  async expectOnce(
    name: string,
    kind: 'fact' | 'intent',
    ticketId: string,
    args: Record<string, unknown>,
  ): Promise<void> {
    const id = randomUUID()
    const once = await this.world.give(this.first, name, kind, args, { id })
    expect(once.kind).toBe('applied')
    const { version } = await this.ticket(ticketId)
    expect(await this.world.give(this.first, name, kind, args, { id, seq: this.first.seq })).toEqual(once)
    expect((await this.ticket(ticketId)).version).toBe(version)
  }

  async setting(column: string, value: unknown): Promise<void> {
    await this.world.root.query(`update app.tenant_settings set ${column} = $1 where tenant_id = $2`, [
      value,
      this.branch.tenantId,
    ])
  }

  /** Ids in the order in which they would be called. */
  async waiting(): Promise<string[]> {
    const { rows } = await this.world.root.query(
      `select id from app.tickets where branch_id = $1 and state = 'waiting' order by order_at, id`,
      [this.branch.branchId],
    )
    return rows.map((row) => row.id as string)
  }
}

export function utc(minutes: number): string {
  return new Date(Date.parse(NOW) + minutes * MINUTE_MS).toISOString().replace('.000Z', '+00:00')
}
