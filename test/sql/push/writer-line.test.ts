import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Command, Device, World } from '../../setup/world.ts'
import { anId, Stage } from '../stage.ts'

let stage: Stage
let world: World
let kiosk: Device

beforeAll(async () => {
  stage = await Stage.open()
  world = stage.world
})
afterAll(() => stage.close())
beforeEach(async () => {
  kiosk = await world.addDevice(stage.branch, 'kiosk')
})

const issue = (header: Partial<Command> = {}) => stage.issueCommand(header)
const idOf = (command: Command) => command.args.ticket_id as string
const ledger = async (device: Device) =>
  (await world.root.query('select seq::int, id from app.commands where writer_id = $1 order by seq', [device.writerId]))
    .rows
const writer = async (device: Device) =>
  (await world.root.query('select last_seq::int, forked_at from app.writers where id = $1', [device.writerId])).rows[0]

describe('[I6] the line of a writer', () => {
  it('is forked by a known seq with another id: nothing of it is recorded, nothing after it judged', async () => {
    await world.push(kiosk, [issue({ seq: 1 }), issue({ seq: 2 })])
    const [stranger, next] = [issue({ seq: 2 }), issue({ seq: 3 })]
    const answer = await world.push(kiosk, [stranger, next])
    expect(answer.results).toEqual([{ seq: 2, id: stranger.id, outcome: { kind: 'forked' } }])
    expect(answer.last_seq).toBe(2)
    expect(await world.ticket(idOf(stranger))).toBeUndefined()
    expect(await world.ticket(idOf(next))).toBeUndefined()
    expect(await ledger(kiosk)).toHaveLength(2)
    expect((await writer(kiosk)).forked_at).not.toBeNull()
  })

  it('has no gap: the batch is refused whole, with what comes before the gap', async () => {
    const batch = [issue({ seq: 1 }), issue({ seq: 3 })]
    await expect(world.push(kiosk, batch)).rejects.toMatchObject({
      code: 'BS028',
      message: 'sequence_gap',
      detail: '{"last_seq": 0}',
    })
    expect(await ledger(kiosk)).toEqual([])
    expect(await world.ticket(idOf(batch[0] as Command))).toBeUndefined()
    expect((await writer(kiosk)).last_seq).toBe(0)
  })

  it('goes on behind a rejection and a quarantine, in the order of the batch', async () => {
    const tablet = await world.addDevice(stage.branch, 'tablet')
    const ticket = issue()
    await world.push(kiosk, [ticket])
    const names = ['park_ticket', 'start_service', 'complete_service', 'note_ticket']
    const counter = stage.counter
    const batch = names.map<Command>((name) => ({
      name,
      kind: 'fact',
      args: { ticket_id: name === 'start_service' ? anId() : idOf(ticket), counter_id: counter, text: 'x' },
    }))
    const { results, last_seq } = await world.push(tablet, batch)
    expect(results.map(({ outcome }) => outcome.reason ?? outcome.flags)).toEqual([
      [],
      'unknown_reference',
      ['implied_call'],
      [],
    ])
    expect(last_seq).toBe(4)
    const { rows } = await world.root.query(
      'select what from app.ticket_events where ticket_id = $1 order by ordinal',
      [idOf(ticket)],
    )
    expect(rows.map((row) => row.what)).toEqual(['issued', 'parked', 'completed', 'noted'])
    expect((await world.give(tablet, 'return_ticket', 'intent', { ticket_id: idOf(ticket) })).code).toBe('ticket_ended')
    expect((await writer(tablet)).last_seq).toBe(5)
  })

  it('takes a run of 200 facts with a bad one among them, each in a savepoint of its own', async () => {
    const batch = Array.from({ length: 200 }, () => issue())
    const bad = batch[120] as Command
    bad.args = { ...bad.args, service_id: anId() }
    const { results, rows } = await world.push(kiosk, batch)
    expect(results.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    expect(results.filter(({ outcome }) => outcome.kind === 'quarantined').map(({ seq }) => seq)).toEqual([121])
    expect(rows.tickets).toHaveLength(199)
    expect(await ledger(kiosk)).toHaveLength(200)
  })
})
