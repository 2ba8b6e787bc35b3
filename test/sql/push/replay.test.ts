import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Command, type Device, issueArgs, type World } from '../../setup/world.ts'
import { anId, Stage, TODAY } from '../stage.ts'

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
const secondWriter = async (device: Device): Promise<Device> => {
  const writerId = anId()
  const values = [device.tenantId, device.deviceId, writerId, device.writerId]
  await world.api.query('select app.open_writer($1, $2, $3, $4)', values)
  return { ...device, writerId, seq: 0 }
}

describe('[I5] a command that comes again', () => {
  it('has its outcome and the rows as they are now', async () => {
    const command = issue({ seq: 1 })
    const first = await world.push(kiosk, [command])
    const tablet = await world.addDevice(stage.branch, 'tablet')
    await world.give(tablet, 'park_ticket', 'fact', { ticket_id: idOf(command) })
    const again = await world.push(kiosk, [command])
    expect(again.results).toEqual(first.results)
    expect(again.rows.tickets).toMatchObject([{ id: idOf(command), state: 'parked', version: 2 }])
    expect(again.last_seq).toBe(1)
  })

  it('as an intent keeps even a rejection that would not be one now', async () => {
    const tablet = await world.addDevice(stage.branch, 'tablet')
    const command = issue()
    await world.push(kiosk, [command])
    const back: Command = {
      id: anId(),
      seq: 1,
      name: 'return_ticket',
      kind: 'intent',
      args: { ticket_id: idOf(command) },
    }
    const first = await world.push(tablet, [back])
    expect(first.results[0]?.outcome).toMatchObject({ kind: 'rejected', code: 'wrong_state' })
    tablet.seq = 1
    await world.give(tablet, 'park_ticket', 'fact', { ticket_id: idOf(command) })
    expect((await world.push(tablet, [back])).results).toEqual(first.results)
    expect((await world.ticket(idOf(command))).state).toBe('parked')
  })

  it('twice in one batch is judged once', async () => {
    const command = issue({ seq: 1 })
    const { results } = await world.push(kiosk, [command, command])
    expect(results[1]).toEqual(results[0])
    expect(await ledger(kiosk)).toHaveLength(1)
  })

  it('under a second writer of its device points to the first, and the line stays dense', async () => {
    const [known, fresh] = [issue(), issue()]
    const first = await world.push(kiosk, [known])
    const successor = await secondWriter(kiosk)
    const again = await world.push(successor, [known, fresh])
    expect(again.results.map((result) => result.seq)).toEqual([1, 2])
    expect(again.results[0]?.outcome).toEqual(first.results[0]?.outcome)
    expect(again.results[1]?.outcome).toMatchObject({ kind: 'applied', ticket_id: idOf(fresh) })
    expect(again.rows.tickets).toHaveLength(2)
    expect(await ledger(successor)).toEqual([{ seq: 2, id: fresh.id }])
    expect((await world.ticket(idOf(known))).version).toBe(1)
    // Once more, by the pointer.
    expect((await world.push(successor, [{ ...known, seq: 1 }])).results).toEqual([again.results[0]])
    expect((await writer(kiosk)).forked_at).not.toBeNull()
  })

  it('under a second writer keeps a rejection and a quarantine, too', async () => {
    const tablet = await world.addDevice(stage.branch, 'tablet')
    const lost: Command[] = [
      { id: anId(), name: 'return_ticket', kind: 'intent', args: { ticket_id: anId() } },
      { id: anId(), name: 'park_ticket', kind: 'fact', args: { ticket_id: anId() } },
    ]
    const first = [await world.push(tablet, [lost[0] as Command]), await world.push(tablet, [lost[1] as Command])]
    const successor = await secondWriter(tablet)
    for (const [index, command] of lost.entries()) {
      const again = await world.push(successor, [command])
      expect(again.results[0]?.outcome).toEqual(first[index]?.results[0]?.outcome)
    }
    const { rows } = await world.root.query('select writer_id from app.quarantine where command_id = $1', [lost[1]?.id])
    expect(rows).toEqual([{ writer_id: tablet.writerId }])
    expect(await ledger(successor)).toEqual([])
    expect((await writer(successor)).last_seq).toBe(2)
  })
})

describe('a command id that is another device’s', () => {
  it('is set aside where it can be seen, and comes again with the same outcome', async () => {
    const theirs = issue()
    await world.push(await world.addDevice(stage.branch, 'kiosk'), [theirs])
    const ours = { ...issue({ seq: 1 }), id: theirs.id }
    const first = await world.push(kiosk, [ours, issue({ seq: 2 })])
    expect(first.results[0]?.outcome).toEqual({ kind: 'quarantined', reason: 'malformed' })
    expect(first.results[1]?.outcome).toMatchObject({ kind: 'applied' })
    const { rows } = await world.root.query(
      'select seq::int, command_id, raw from app.quarantine where writer_id = $1',
      [kiosk.writerId],
    )
    expect(rows).toMatchObject([{ seq: 1, command_id: theirs.id, raw: { args: { number: ours.args.number } } }])
    expect(await world.ticket(idOf(ours))).toBeUndefined()
    expect((await ledger(kiosk)).map((row) => row.seq)).toEqual([1, 2])
    expect((await world.push(kiosk, [ours])).results).toEqual([first.results[0]])
  })

  it('of another tenant is nobody’s business', async () => {
    const elsewhere = await world.addBranch()
    const theirs = issue()
    await world.push(kiosk, [theirs])
    const device = await world.addDevice(elsewhere, 'kiosk')
    const ours = { ...issue(), id: theirs.id, args: issueArgs(elsewhere, TODAY, 1) }
    const { results } = await world.push(device, [ours])
    expect(results[0]?.outcome).toMatchObject({ kind: 'applied', ticket_id: ours.args.ticket_id })
  })
})
