import { expect } from 'vitest'
import { type Branch, type Device, issueArgs, type Outcome, type World } from '../../setup/world.ts'
import { microsecondsOf } from '../invariants/microseconds-of.ts'
import { LineModel, PASSES_MAX, REINSTATE_AFTER_MINUTES, type Seat, type Ticket } from './line-model.ts'
import { HEAD_START_S, type Script, SERVICES_OF_SEAT, type Step } from './line-steps.ts'
import { predictedCall } from './predicted-call.ts'

const START = Date.parse('2026-11-20T10:00:00Z')
const TODAY = '2026-11-20'

type Change = { name: string; sentAs: 'fact' | 'intent'; from: Ticket['state']; to: Ticket['state'] }
const CHANGES = {
  return: { name: 'return_ticket', sentAs: 'intent', from: 'called', to: 'waiting' },
  park: { name: 'park_ticket', sentAs: 'fact', from: 'called', to: 'parked' },
  unpark: { name: 'return_ticket', sentAs: 'intent', from: 'parked', to: 'waiting' },
  no_show: { name: 'mark_no_show', sentAs: 'fact', from: 'called', to: 'no_show' },
  reinstate: { name: 'reinstate_ticket', sentAs: 'intent', from: 'no_show', to: 'waiting' },
  complete: { name: 'complete_service', sentAs: 'fact', from: 'called', to: 'completed' },
  cancel: { name: 'cancel_ticket', sentAs: 'intent', from: 'waiting', to: 'cancelled' },
} as const satisfies Record<string, Change>

/** One branch with two seats of different services and people; the database and the model do the same, step by step. */
class Play {
  now = START
  private issued = 0
  private lastArrival = 0
  private readonly callers = new Map<string, string>()
  readonly model: LineModel
  readonly world: World
  readonly branch: Branch
  readonly kiosk: Device
  readonly seats: (Seat & { device: Device })[]

  constructor(world: World, branch: Branch, kiosk: Device, seats: (Seat & { device: Device })[], rule: Script['rule']) {
    this.world = world
    this.branch = branch
    this.kiosk = kiosk
    this.seats = seats
    this.model = new LineModel(rule)
  }

  async do(each: Step): Promise<void> {
    if (each.kind === 'wait') await this.wait(each.seconds)
    else if (each.kind === 'arrive') await this.arrive(each)
    else if (each.kind === 'call') await this.call(each.seat)
    else if (each.kind === 'transfer') await this.transfer(each)
    else if (each.kind === 'let_pass') await this.letPass(each)
    else await this.change(each.kind, each.index, each.seat)
  }

  private async wait(seconds: number): Promise<void> {
    this.now += seconds * 1_000
    await this.world.setNow(new Date(this.now).toISOString())
  }

  private give(place: number, name: string, kind: 'fact' | 'intent', args: Record<string, unknown>): Promise<Outcome> {
    const { device, counter } = this.seats[place] as Seat & { device: Device }
    const counter_id = ['mark_no_show', 'complete_service', 'call_next'].includes(name) ? { counter_id: counter } : {}
    return this.world.give(device, name, kind, { ...args, ...counter_id })
  }

  private async arrive({ prefix, class: name, ageS }: Step & { kind: 'arrive' }): Promise<void> {
    this.issued += 1
    // Two arrivals told by one kiosk keep their order, whatever their ages say: a microsecond apart where there is room.
    const told = (this.now - ageS * 1_000) * 1_000
    this.lastArrival = told > this.lastArrival ? told : Math.min(this.lastArrival + 1, this.now * 1_000)
    const service_id = this.service(prefix)
    const class_id = name === 'none' ? {} : { class_id: this.branch.classes[name] }
    const args = issueArgs(this.branch, TODAY, this.issued, { service_id, ...class_id })
    expect((await this.world.give(this.kiosk, 'issue_ticket', 'fact', args, { age_ms: ageS * 1_000 })).kind).toBe(
      'applied',
    )
    this.model.arrive(String(args.ticket_id), this.lastArrival, HEAD_START_S[name], service_id)
  }

  private async call(place: number): Promise<void> {
    const seat = this.seats[place] as Seat
    const expected = this.model.next(seat)
    const who = { counterId: seat.counter, staffId: seat.staff, today: TODAY }
    const predicted = await predictedCall(this.world, who, this.now)
    expect(predicted?.ticketId).toBe(expected?.id)
    const outcome = await this.give(place, 'call_next', 'intent', { valid_for_ms: 15_000 })
    if (expected === undefined) return expect(outcome).toMatchObject({ kind: 'rejected', code: 'nobody_waiting' })
    expect(outcome.ticket_id).toBe(expected.id)
    expect(outcome.result?.why).toEqual(predicted?.why)
    expected.state = 'called'
    this.callers.set(expected.id, seat.counter)
  }

  private async change(kind: keyof typeof CHANGES, at: number, place: number): Promise<void> {
    const ticket = this.pick(this.model.in(CHANGES[kind].from), at)
    if (ticket === undefined) return
    const { name, sentAs, to } = CHANGES[kind]
    // A no-show is only the calling counter's to say; everything else either seat may do.
    const outcome = await this.give(kind === 'no_show' ? this.callerOf(ticket) : place, name, sentAs, {
      ticket_id: ticket.id,
    })
    expect(outcome.kind).toBe('applied')
    if (kind === 'reinstate') this.model.reinstate(ticket, this.now * 1_000)
    else ticket.state = to
  }

  private async transfer({ index: at, seat: place, prefix, to }: Step & { kind: 'transfer' }): Promise<void> {
    const ticket = this.pick([...this.model.waiting(), ...this.model.in('called')], at)
    if (ticket === undefined) return
    const goal = this.seats[at % 2] as Seat
    const wanted = {
      ...(prefix !== null && { service_id: this.service(prefix) }),
      ...((to === 'counter' || to === 'both') && { counter_id: goal.counter }),
      ...((to === 'staff' || to === 'both') && { staff_id: goal.staff }),
    }
    const isServed = !('counter_id' in wanted) || goal.services.includes(wanted.service_id ?? ticket.service)
    const outcome = await this.give(place, 'transfer_ticket', 'intent', { ticket_id: ticket.id, to: wanted })
    if (!isServed) return expect(outcome).toMatchObject({ kind: 'rejected', code: 'service_unavailable' })
    expect(outcome.kind).toBe('applied')
    this.model.transfer(ticket, wanted)
  }

  private async letPass({ index: at, seat: place, count }: Step & { kind: 'let_pass' }): Promise<void> {
    const ticket = this.pick(this.model.waiting(), at)
    if (ticket === undefined) return
    const outcome = await this.give(place, 'let_pass', 'intent', { ticket_id: ticket.id, count })
    if (ticket.passes >= PASSES_MAX) return expect(outcome).toMatchObject({ kind: 'rejected', code: 'let_pass_limit' })
    expect(outcome).toMatchObject({ kind: 'applied', flags: this.model.letPass(ticket, count) ? [] : ['no_effect'] })
  }

  /** At the end every ticket stands where the model says, to the microsecond. */
  async compare(): Promise<void> {
    const { rows } = await this.world.root.query(
      `select id, ${microsecondsOf('queued_at')} as "queuedAt", ${microsecondsOf('order_at')} as "orderAt", service_id as service, state,
         for_counter_id as "forCounter", for_staff_id as "forStaff", passes_used as passes
       from app.tickets where branch_id = $1 order by id`,
      [this.branch.branchId],
    )
    const expected = this.model.tickets
      .map(({ headStart: _, ...ticket }) => ticket)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
    expect(rows).toEqual(expected)
  }

  private callerOf({ id }: Ticket): number {
    return this.seats.findIndex(({ counter }) => counter === this.callers.get(id))
  }

  private service(prefix: string): string {
    return this.branch.services.find((service) => service.prefix === prefix)?.id ?? ''
  }

  private pick(tickets: Ticket[], at: number): Ticket | undefined {
    return tickets[at % Math.max(tickets.length, 1)]
  }
}

export async function playLine(world: World, { rule, steps }: Script): Promise<void> {
  await world.setNow(new Date(START).toISOString())
  const branch = await world.addBranch()
  await world.root.query(
    'update app.tenant_settings set reinstate_rule = $2, reinstate_after_minutes = $3, let_pass_max = $4 where tenant_id = $1',
    [branch.tenantId, rule, REINSTATE_AFTER_MINUTES, PASSES_MAX],
  )
  const kiosk = await world.addDevice(branch, 'kiosk')
  await world.lanes(kiosk)
  const seats = []
  for (const [place, prefixes] of SERVICES_OF_SEAT.entries()) {
    const counter = branch.counters[place] ?? ''
    const services = branch.services
      .filter(({ prefix }) => (prefixes as readonly string[]).includes(prefix))
      .map(({ id }) => id)
    await world.root.query('update app.counters set service_ids = $2 where id = $1', [counter, services])
    const staff = place === 0 ? branch.staffId : await world.addStaff(branch.tenantId, branch.branchId, 'teller')
    seats.push({ counter, services, staff, device: await world.addDevice(branch, 'tablet', staff) })
  }
  const play = new Play(world, branch, kiosk, seats, rule)
  for (const each of steps) await play.do(each)
  await play.compare()
}
