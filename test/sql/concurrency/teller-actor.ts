import type { SeededRandom } from '../../setup/seeded-random.ts'
import type { Branch, Device } from '../../setup/world.ts'
import { aCommand, type Header, type Sender } from './sender.ts'
import { count, type Tally } from './tally.ts'

export type Teller = { device: Device; branch: Branch; counterId: string }

type Step = (teller: Teller, ticketId: string, call: Header, random: SeededRandom) => Header[][]

/** What a teller does with the ticket just called: batches, one after the other. */
const STEPS: Step[] = [
  serve,
  serve,
  (teller, ticketId) => [[on(teller, 'mark_no_show', 'fact', { ticket_id: ticketId, counter_id: teller.counterId })]],
  (teller, ticketId) => [
    [on(teller, 'mark_no_show', 'fact', { ticket_id: ticketId, counter_id: teller.counterId })],
    [on(teller, 'reinstate_ticket', 'intent', { ticket_id: ticketId })],
  ],
  (teller, ticketId) => [
    [on(teller, 'park_ticket', 'fact', { ticket_id: ticketId })],
    [on(teller, 'return_ticket', 'intent', { ticket_id: ticketId })],
  ],
  (teller, ticketId) => [[on(teller, 'return_ticket', 'intent', { ticket_id: ticketId })]],
  (teller, ticketId, _, random) => [
    [on(teller, 'transfer_ticket', 'intent', { ticket_id: ticketId, to: someplace(teller, random) })],
  ],
  (teller, _, call) => [[on(teller, 'undo_command', 'intent', { command_id: call.id, elapsed_ms: 900 })]],
  (teller, ticketId, _, random) => [
    [on(teller, 'add_leg', 'intent', { ticket_id: ticketId, service_id: random.pick(teller.branch.services).id })],
  ],
  (teller, ticketId) => [[on(teller, 'cancel_ticket', 'intent', { ticket_id: ticketId })]],
]

function on(teller: Teller, name: string, kind: 'fact' | 'intent', args: Record<string, unknown>): Header {
  return aCommand(teller.device, name, kind, args)
}

/** Facts name the call, as a tablet does that has not seen its answer yet. */
function serve(teller: Teller, _: string, call: Header): Header[][] {
  const args = { call: call.id, counter_id: teller.counterId }
  return [
    [
      on(teller, 'start_service', 'fact', args),
      on(teller, 'note_ticket', 'fact', { call: call.id, text: 'x' }),
      on(teller, 'complete_service', 'fact', args),
    ],
  ]
}

function someplace({ branch }: Teller, random: SeededRandom): Record<string, unknown> {
  const chance = random.next()
  if (chance < 0.5) return { service_id: random.pick(branch.services).id }
  return chance < 0.8 ? { counter_id: random.pick(branch.counters) } : { staff_id: branch.staffId }
}

/** A teller who calls, serves and changes their mind; some calls are sent twice at the same moment. */
export async function runTeller(teller: Teller, rounds: number, send: Sender, random: SeededRandom, tally: Tally) {
  for (let round = 0; round < rounds; round += 1) {
    const call = on(teller, 'call_next', 'intent', { counter_id: teller.counterId, valid_for_ms: 60_000 })
    const answers = await Promise.all(
      Array.from({ length: random.next() < 0.1 ? 2 : 1 }, () => send(teller.device, [call])),
    )
    const outcome = answers[0]?.[0]
    if (outcome === undefined) throw new Error('a call without an outcome')
    if (JSON.stringify(answers[0]) !== JSON.stringify(answers.at(-1)))
      throw new Error(`one call, two answers: ${JSON.stringify(answers)}`)
    count(tally, 'call_next', outcome)
    if (outcome.ticket_id === undefined) continue
    for (const batch of random.pick(STEPS)(teller, outcome.ticket_id, call, random)) {
      const outcomes = await send(teller.device, batch)
      batch.forEach((command, index) => {
        count(tally, command.name, outcomes[index] ?? { kind: 'none' })
      })
    }
  }
}

/** Somebody who closes counters under the tellers' hands, and opens them again. */
export async function runCloser(
  device: Device,
  branch: Branch,
  rounds: number,
  send: Sender,
  random: SeededRandom,
  tally: Tally,
) {
  for (let round = 0; round < rounds; round += 1) {
    const counter_id = random.pick(branch.counters)
    const hand_over = random.pick(['waiting', 'parked'])
    const batches = [
      [aCommand(device, 'close_counter', 'fact', { counter_id, hand_over })],
      [
        aCommand(device, 'open_counter', 'fact', { counter_id }),
        aCommand(device, 'pause_counter', 'fact', { counter_id }),
        aCommand(device, 'open_counter', 'fact', { counter_id }),
      ],
    ]
    for (const batch of batches) {
      const outcomes = await send(device, batch)
      batch.forEach((command, index) => {
        count(tally, command.name, outcomes[index] ?? { kind: 'none' })
      })
    }
  }
}
