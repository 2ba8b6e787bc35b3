import type { CommandName } from '../../../sync/commands/registry.ts'
import type { Device, Wish } from '../../../sync/device/device.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import type { Machine, SimTab } from '../world/machine.ts'
import type { Action, Scene } from './action.ts'

const VALID_FOR_MS = 15_000
/** After so long without an answer a teller goes on with whom the screen shows. */
const GO_ON_MS = 4_000

/** What people do: customers at kiosks, tellers at their counters, a manager at a console. */
export const peopleActions: readonly Action[] = [
  { name: 'customer', weight: 26, run: customer },
  { name: 'teller', weight: 44, run: teller },
  { name: 'typed_number', weight: 2, run: typedNumber },
  { name: 'manager', weight: 2, run: manager },
  { name: 'seen', weight: 2, run: seen },
]

function tap(device: Device, name: CommandName, args: Record<string, unknown>, more: Partial<Wish> = {}): undefined {
  // Nobody waits for a screen: what comes of it, the disk tells. A tab that dies meanwhile never answers.
  void device.run({ name, args, ...more } as Wish).catch(() => undefined)
}

function anyOf(scene: Scene, kind: string): { machine: Machine; tab: SimTab } | undefined {
  const machines = scene.world.machines.filter(
    (each) => each.enrolled.kind === kind && each.tabs.length > 0 && !each.isAsleep,
  )
  if (machines.length === 0) return undefined
  const machine = scene.random.pick(machines)
  return { machine, tab: scene.random.pick(machine.tabs) }
}

function customer(scene: Scene): undefined {
  const at = anyOf(scene, scene.random.isWithin(0.92) ? 'kiosk' : 'tablet')
  if (at === undefined) return
  const { random, world } = scene
  // What the kiosk offers, which may be what was offered yesterday.
  const offered = at.tab.device.view.configuration?.services.filter(({ retired }) => retired !== true) ?? []
  const service = random.pick(offered.length > 0 ? offered : world.place.services)
  const args = {
    ...{ service_id: service.id, language: random.pick(['ar', 'fr', 'en']) },
    ...(random.isWithin(0.15) ? { class_id: random.pick(world.place.classes) } : {}),
    ...(random.isWithin(0.2) ? { contact: { name: 'Amel', phone: '+21620123456' } } : {}),
    ...(random.isWithin(0.1) ? { legs: [random.pick(world.place.services).id] } : {}),
  }
  const times = random.isWithin(0.15) ? 3 : 1
  for (let n = 0; n < times; n += 1) {
    const id = random.uuid()
    tap(at.tab.device, 'issue_ticket', args, { id })
    // The same tap twice, in whichever tab.
    if (random.isWithin(0.05)) tap(random.pick(at.machine.tabs).device, 'issue_ticket', args, { id })
  }
}

function counterOf(scene: Scene, machine: Machine): string {
  const tablets = scene.world.machines.filter(({ enrolled }) => enrolled.kind === 'tablet')
  const { counters } = scene.world.place
  return counters[tablets.indexOf(machine) % counters.length] as string
}

function teller(scene: Scene): undefined {
  const at = anyOf(scene, 'tablet')
  if (at === undefined) return
  const { device, page } = at.tab
  const { random } = scene
  const counter_id = counterOf(scene, at.machine)
  const { view } = device
  const state = view.counters.get(counter_id)?.state
  if (state === undefined) return
  if (state !== 'open') return tap(device, 'open_counter', { counter_id })
  const mine = [...view.tickets.values()].filter((ticket) => ticket.counter_id === counter_id)
  const called = mine.find((ticket) => ticket.state === 'called')
  const serving = mine.find((ticket) => ticket.state === 'serving')
  if (serving !== undefined) return serve(scene, device, serving, counter_id)
  if (called !== undefined) return call(scene, at.tab, called, counter_id)
  if (random.isWithin(0.03)) return tap(device, 'pause_counter', { counter_id })
  if (random.isWithin(0.03))
    return tap(device, 'close_counter', { counter_id, hand_over: random.pick(['waiting', 'parked']) })
  if (random.isWithin(0.12)) return somebodyElse(scene, device, counter_id)
  const lost = view.pending.findLast(({ name }) => name === 'call_next')
  if (lost !== undefined && page.clock.wall() - lost.wall_at < GO_ON_MS) return
  if (device.sync.rung === 'isolated') return callAlone(scene, device, counter_id)
  tap(device, 'call_next', { counter_id, valid_for_ms: VALID_FOR_MS })
}

function serve(scene: Scene, device: Device, ticket: TicketRow, counter_id: string): undefined {
  const { random, world } = scene
  const named = { ticket_id: ticket.id }
  const roll = random.next()
  if (roll < 0.6) return tap(device, 'complete_service', { ...named, counter_id })
  if (roll < 0.7) return tap(device, 'note_ticket', { ...named, text: 'speaks softly' })
  if (roll < 0.78) return tap(device, 'add_leg', { ...named, service_id: random.pick(world.place.services).id })
  if (roll < 0.88)
    return tap(device, 'transfer_ticket', { ...named, to: { service_id: random.pick(world.place.services).id } })
  if (roll < 0.94) return tap(device, 'park_ticket', named)
  undoLast(scene, device)
}

function call(scene: Scene, { device, page }: SimTab, ticket: TicketRow, counter_id: string): undefined {
  const { random } = scene
  const pending = device.view.pending.find(({ id }) => id === ticket.called_by_command)
  const named = pending === undefined ? { ticket_id: ticket.id } : { call: pending.id }
  if (pending?.name === 'call_next' && page.clock.wall() - pending.wall_at >= GO_ON_MS && random.isWithin(0.5)) {
    return tap(device, 'call_ticket', { ticket_id: ticket.id, counter_id, instead_of: pending.id }, { kind: 'fact' })
  }
  const roll = random.next()
  if (roll < 0.55) return tap(device, 'start_service', { ...named, counter_id })
  if (roll < 0.65) return tap(device, 'mark_no_show', { ...named, counter_id })
  if (roll < 0.75) return tap(device, 'recall_ticket', { ...named, counter_id, valid_for_ms: VALID_FOR_MS })
  if (roll < 0.82) return tap(device, 'return_ticket', named)
  if (roll < 0.88) return tap(device, 'park_ticket', named)
  if (roll < 0.92) return tap(device, 'cancel_ticket', named)
  undoLast(scene, device)
}

/** Nobody answers: the screen's own choice, and the paper says who it is. */
function callAlone(scene: Scene, device: Device, counter_id: string): undefined {
  const { view } = device
  const counter = view.counters.get(counter_id)
  const first = [...view.tickets.values()]
    .filter(
      (ticket) =>
        ticket.state === 'waiting' &&
        ticket.queue_day === view.today &&
        counter?.service_ids?.includes(ticket.service_id ?? ''),
    )
    .sort((a, b) => (a.order_at ?? 0) - (b.order_at ?? 0) || (a.id < b.id ? -1 : 1))[0]
  if (first !== undefined) tap(device, 'call_ticket', { ticket_id: first.id, counter_id }, { kind: 'fact' })
  else if (scene.random.isWithin(0.3)) tap(device, 'call_next', { counter_id, valid_for_ms: VALID_FOR_MS })
}

/** Somebody who had gone, or was set aside, or leaves. */
function somebodyElse(scene: Scene, device: Device, counter_id: string): undefined {
  const { random } = scene
  const tickets = [...device.view.tickets.values()]
  if (tickets.length === 0) return
  const ticket = random.pick(tickets)
  const named = { ticket_id: ticket.id }
  switch (random.pick(['call', 'reinstate', 'cancel', 'let_pass', 'transfer'])) {
    case 'call':
      return tap(device, 'call_ticket', { ...named, counter_id })
    case 'reinstate':
      return tap(device, 'reinstate_ticket', named)
    case 'cancel':
      return tap(device, 'cancel_ticket', named)
    case 'let_pass':
      return tap(device, 'let_pass', { ...named, count: 1 + random.below(3) })
    default:
      return tap(device, 'transfer_ticket', { ...named, to: { counter_id } })
  }
}

function undoLast(scene: Scene, device: Device): undefined {
  const last = scene.model
    .outboxOf(scene.world.machines.find(({ tabs }) => tabs.some((tab) => tab.device === device))?.name ?? '')
    .at(-1)
  if (last === undefined || last.name === 'undo_command') return
  tap(device, 'undo_command', { command_id: last.id, elapsed_ms: 500 + scene.random.below(9_000) })
}

/** A customer shows a paper that the screen does not know. */
function typedNumber(scene: Scene): undefined {
  const at = anyOf(scene, 'tablet')
  const papers = [...scene.model.papers.values()].slice(-12)
  if (at === undefined || papers.length === 0) return
  const { random } = scene
  const paper = random.pick(papers)
  const isScanned = random.isWithin(0.4)
  tap(at.tab.device, 'adopt_ticket', {
    ...{ ticket_id: isScanned ? paper.ticketId : random.uuid(), number: paper.number, number_day: paper.day },
    proof: isScanned ? 'unverified' : 'typed',
  })
}

async function manager(scene: Scene): Promise<void> {
  const at = anyOf(scene, 'console')
  if (at === undefined) return
  const { random, world } = scene
  const open = await world.authority.ask<{ writer_id: string; seq: string }>(
    `select writer_id, seq from app.quarantine where state = 'open' and branch_id = $1 order by quarantined_at, writer_id, seq limit 1`,
    [world.place.branchId],
  )
  const [found] = open
  if (found === undefined) return
  const named = { writer_id: found.writer_id, seq: Number(found.seq) }
  tap(at.tab.device, random.isWithin(0.7) ? 'accept_quarantined' : 'discard_quarantined', named)
}

function seen({ world, random }: Scene): undefined {
  for (const { tabs } of world.machines) {
    const device = tabs[0]?.device
    const [unseen] = device?.view.unseen ?? []
    if (device !== undefined && unseen !== undefined && random.isWithin(0.6))
      void device.markSeen(unseen.id).catch(() => undefined)
  }
}
