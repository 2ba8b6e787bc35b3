import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Outcome } from '../../sync/wire/outcome.ts'
import { type Branch, type Command, type Device, issueArgs } from '../setup/world.ts'
import { anId, TODAY } from '../sql/stage.ts'
import { PushServer } from './push-server.ts'

const RUNS = 25
const RUNS_MS_MAX = 90_000
const TICKETS = 6

let server: PushServer
/** Two banks: ids are a tenant's own, so both can be sent the very same commands. */
let once: Branch
let often: Branch
let numbersUsed = 0

beforeAll(async () => {
  server = await PushServer.open()
  once = await server.stage.world.addBranch()
  often = await server.stage.world.addBranch()
})
afterAll(() => server.close())

const names = [
  'call_ticket',
  'start_service',
  'complete_service',
  'mark_no_show',
  'park_ticket',
  'return_ticket',
] as const
const act = fc.record({
  from: fc.constantFrom(0, 1),
  name: fc.constantFrom('issue_ticket', 'issue_ticket', 'call_next', 'malformed', ...names),
  isWish: fc.boolean(),
  ticket: fc.nat(TICKETS - 1),
  counter: fc.constantFrom(0, 1),
  byCall: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(20) }),
})
type Act = { from: number; name: string; isWish: boolean; ticket: number; counter: number; byCall: number | null }
/** Most of the tickets are there from the start, so that most of what follows means something. */
const issued: Act[] = Array.from({ length: TICKETS - 2 }, (_, ticket) => ({
  from: 0,
  name: 'issue_ticket',
  isWish: false,
  ticket,
  counter: 0,
  byCall: null,
}))
/** How one stretch of a line is told: where it is cut, how far back each push begins, and whether it is sent twice at once. */
const telling = fc.array(fc.record({ take: fc.integer({ min: 1, max: 5 }), back: fc.nat(4), twice: fc.boolean() }), {
  minLength: 5,
  maxLength: 5,
})

/** The same command for either branch, ids and ages included. */
function commandsFor(branch: Branch, acts: Act[], ids: { tickets: string[]; commands: string[] }): Command[] {
  return acts.map(({ name, isWish, ticket, counter, byCall }, index) => {
    const header = { id: ids.commands[index] as string, age_ms: (acts.length - index) * 500 }
    const target = byCall === null ? { ticket_id: ids.tickets[ticket] } : { call: ids.commands[byCall % acts.length] }
    const at = { counter_id: branch.counters[counter] }
    if (name === 'issue_ticket') {
      const args = issueArgs(branch, TODAY, numbersUsed + ticket + 1, { ticket_id: ids.tickets[ticket] })
      return { ...header, name, kind: 'fact', args }
    }
    if (name === 'call_next') return { ...header, name, kind: 'intent', args: { ...at, valid_for_ms: 15_000 } }
    if (name === 'malformed') return { ...header, name: 'park_ticket', kind: 'fact', args: { ticket_id: 'none' } }
    if (name === 'return_ticket') return { ...header, name, kind: 'intent', args: target }
    if (name === 'park_ticket') return { ...header, name, kind: 'fact', args: target }
    return { ...header, name, kind: name === 'call_ticket' && isWish ? 'intent' : 'fact', args: { ...target, ...at } }
  })
}

/** Stretches of one device each, in the order in which things happened. */
function stretches(acts: Act[], commands: Command[]): { from: number; commands: Command[] }[] {
  const found: { from: number; commands: Command[] }[] = []
  for (const [index, { from }] of acts.entries()) {
    if (found.at(-1)?.from !== from) found.push({ from, commands: [] })
    found.at(-1)?.commands.push(commands[index] as Command)
  }
  return found
}

class Sender {
  readonly outcomes = new Map<string, Outcome>()
  private readonly device: Device
  private readonly sent: Command[] = []

  constructor(device: Device) {
    this.device = device
  }

  /** Pushes what is new behind the last `back` commands that were sent before; every outcome must be the one it had. */
  async send(fresh: Command[], back = 0, times = 1): Promise<void> {
    const first = Math.max(0, this.sent.length - back)
    this.sent.push(...fresh)
    const batch = this.sent.slice(first).map((command, index) => ({ ...command, seq: first + index + 1 }))
    if (batch.length === 0) return
    const answers = await Promise.all(Array.from({ length: times }, () => server.push(this.device, batch)))
    for (const { results } of answers) {
      expect(results.map(({ id }) => id)).toEqual(batch.map(({ id }) => id))
      for (const { id, outcome } of results) {
        expect(outcome).toEqual(this.outcomes.get(id) ?? outcome)
        this.outcomes.set(id, outcome)
      }
    }
  }

  async sendAllAgain(): Promise<void> {
    await this.send([], this.sent.length)
  }
}

/** What of a branch does not depend on which of the two it is. */
async function storyOf(branch: Branch) {
  const { root } = server.stage.world
  const { rows: tickets } = await root.query(
    `select id, state, version, flags, number, queued_at, order_at, called_at, started_at, ended_at, called_by_command, recalls,
       array_position($2::uuid[], counter_id) as counter
     from app.tickets where branch_id = $1 order by id`,
    [branch.branchId, branch.counters],
  )
  const { rows: events } = await root.query(
    `select ticket_id, ordinal::int, what, command_id, flags, late from app.ticket_events where branch_id = $1 order by 1, 2`,
    [branch.branchId],
  )
  const { rows: quarantine } = await root.query(
    'select seq::int, command_id, reason from app.quarantine where branch_id = $1 order by command_id',
    [branch.branchId],
  )
  return { tickets, events, quarantine }
}

const withoutCounters = (outcome: Outcome | undefined) =>
  JSON.parse(JSON.stringify(outcome, (key, value) => (key === 'counter_id' ? undefined : value)))

async function senders(branch: Branch): Promise<[Sender, Sender]> {
  const { world } = server.stage
  return [new Sender(await world.addDevice(branch, 'tablet')), new Sender(await world.addDevice(branch, 'tablet'))]
}

it(
  '[I5] a line that is cut, repeated and doubled anyhow comes to what it comes to when it is sent once',
  async () => {
    const property = fc.asyncProperty(
      fc.array(act, { minLength: 8, maxLength: 24 }),
      telling,
      async (drawn, tellings) => {
        const acts = [...issued, ...drawn]
        const ids = { tickets: Array.from({ length: TICKETS }, anId), commands: acts.map(anId) }
        const [straight, crooked] = [await senders(once), await senders(often)]
        for (const { from, commands } of stretches(acts, commandsFor(once, acts, ids))) {
          await straight[from as 0 | 1].send(commands)
        }
        let step = 0
        for (const { from, commands } of stretches(acts, commandsFor(often, acts, ids))) {
          const rest = [...commands]
          while (rest.length > 0) {
            const { take, back, twice } = tellings[step % tellings.length] ?? { take: 1, back: 0, twice: false }
            await crooked[from as 0 | 1].send(rest.splice(0, take), back, twice ? 2 : 1)
            step += 1
          }
        }
        await Promise.all(crooked.map((sender) => sender.sendAllAgain()))
        expect(await storyOf(often)).toEqual(await storyOf(once))
        for (const [index, sender] of straight.entries()) {
          for (const [id, outcome] of sender.outcomes) {
            expect(withoutCounters(crooked[index as 0 | 1].outcomes.get(id))).toEqual(withoutCounters(outcome))
          }
        }
        // The next run finds nobody waiting in either, and takes numbers of its own.
        await server.stage.world.root.query(`update app.tickets set state = 'cancelled' where state = 'waiting'`)
        numbersUsed += TICKETS
      },
    )
    await fc.assert(property, { numRuns: RUNS, seed: 20_261_120, endOnFailure: true })
  },
  RUNS_MS_MAX,
)
