import { randomUUID } from 'node:crypto'
import type { TicketState } from '../../sync/tickets/ticket-state.ts'
import {
  type Branch,
  type Command,
  type Device,
  issueArgs,
  type Outcome,
  World,
  type WorldDatabase,
} from '../setup/world.ts'

/** Ten in the morning at the branch, six hours into its day. */
export const NOW = '2026-11-20T09:00:00.000Z'
export const TODAY = '2026-11-20'
export const YESTERDAY = '2026-11-19'
export const DAY_MS = 86_400_000

export type Row = Record<string, unknown> & { version: number; flags: string[] }
export type Event = { what: string; command_id: string | null; flags: string[]; patch: Record<string, unknown> }

/** One branch at a frozen hour with a kiosk, two tellers, and devices that still speak of yesterday. */
export class Stage {
  readonly world: World
  readonly branch: Branch
  readonly kiosk: Device
  readonly tablet: Device
  readonly second: Device
  readonly kioskOfYesterday: Device
  readonly tabletOfYesterday: Device
  private n = 0

  private constructor(world: World, branch: Branch, devices: [Device, Device, Device, Device, Device]) {
    this.world = world
    this.branch = branch
    ;[this.kiosk, this.tablet, this.second, this.kioskOfYesterday, this.tabletOfYesterday] = devices
  }

  static async open(database?: WorldDatabase): Promise<Stage> {
    const world = database === undefined ? await World.create() : await World.on(database)
    await world.setNow(NOW)
    const branch = await world.addBranch()
    const kiosk = await world.addDevice(branch, 'kiosk')
    // Before there is a second kiosk: this one then holds every number of today.
    await world.lanes(kiosk)
    const tablet = await world.addDevice(branch, 'tablet')
    const second = await world.addDevice(branch, 'tablet')
    const late = [await world.addDevice(branch, 'kiosk'), await world.addDevice(branch, 'tablet')] as const
    return new Stage(world, branch, [kiosk, tablet, second, ...late])
  }

  get counter(): string {
    return this.branch.counters[0] as string
  }

  get otherCounter(): string {
    return this.branch.counters[1] as string
  }

  async close(): Promise<void> {
    await this.world.close()
  }

  /** The arguments of an issue with the next number of today, whose number is `A-<n>`. */
  nextIssue(overrides: Record<string, unknown> = {}): Record<string, unknown> & { ticket_id: string; number: string } {
    this.n += 1
    return issueArgs(this.branch, TODAY, this.n, overrides) as Record<string, unknown> & {
      ticket_id: string
      number: string
    }
  }

  async issue(overrides: Record<string, unknown> = {}, header: Partial<Command> = {}): Promise<string> {
    const args = this.nextIssue(overrides)
    await this.fact(this.kiosk, 'issue_ticket', args, header)
    return args.ticket_id
  }

  /** An issue as it stands in a batch, to be pushed once or several times. */
  issueCommand(header: Partial<Command> = {}): Command & { id: string } {
    return { id: anId(), name: 'issue_ticket', kind: 'fact', args: this.nextIssue(), ...header }
  }

  fact(device: Device, name: string, args: Record<string, unknown>, header: Partial<Command> = {}): Promise<Outcome> {
    return this.world.give(device, name, 'fact', args, header)
  }

  intent(device: Device, name: string, args: Record<string, unknown>, header: Partial<Command> = {}): Promise<Outcome> {
    return this.world.give(device, name, 'intent', args, header)
  }

  /** A ticket brought into a state by the commands that lead there, at the first counter. */
  async ticketIn(state: TicketState): Promise<string> {
    if (state === 'expired') return this.expiredTicket()
    const id = await this.issue()
    const at = { ticket_id: id, counter_id: this.counter }
    if (state === 'cancelled') await this.intent(this.tablet, 'cancel_ticket', { ticket_id: id })
    if (state === 'parked') await this.fact(this.tablet, 'park_ticket', { ticket_id: id })
    if (['called', 'serving', 'no_show', 'completed'].includes(state)) await this.intent(this.tablet, 'call_ticket', at)
    if (state === 'serving' || state === 'completed') await this.fact(this.tablet, 'start_service', at)
    if (state === 'completed') await this.fact(this.tablet, 'complete_service', at)
    if (state === 'no_show') await this.fact(this.tablet, 'mark_no_show', at)
    return id
  }

  /** Issued yesterday by a kiosk that could not say so before its day was over. */
  private async expiredTicket(): Promise<string> {
    const args = this.nextIssue({ number_day: YESTERDAY })
    await this.fact(this.kioskOfYesterday, 'issue_ticket', args, { age_ms: DAY_MS })
    return args.ticket_id
  }

  async row(ticketId: string): Promise<Row> {
    return (await this.world.ticket(ticketId)) as Row
  }

  async events(ticketId: string): Promise<Event[]> {
    const { rows } = await this.world.root.query<Event>(
      'select what, command_id, flags, patch from app.ticket_events where ticket_id = $1 order by ordinal',
      [ticketId],
    )
    return rows
  }

  async count(table: string, where = 'true', values: unknown[] = []): Promise<number> {
    const { rows } = await this.world.root.query(`select count(*)::int as n from ${table} where ${where}`, values)
    return rows[0].n as number
  }
}

export const anId = (): string => randomUUID()
