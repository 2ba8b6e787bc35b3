import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Command, Device } from '../setup/world.ts'
import { anId } from '../sql/stage.ts'
import { type Answer, PushServer } from './push-server.ts'

let server: PushServer
let tablet: Device
let answer: Answer
let sent: Command[]
let ticket: string

beforeAll(async () => {
  server = await PushServer.open()
})
afterAll(() => server.close())
beforeEach(async () => {
  const { stage } = server
  await stage.world.root.query('delete from app.epochs where ordinal > 1')
  tablet = await stage.world.addDevice(stage.branch, 'tablet')
  ticket = await stage.issue()
  const at = { ticket_id: ticket, counter_id: stage.counter }
  sent = [
    { name: 'call_ticket', kind: 'intent', args: at },
    { name: 'return_ticket', kind: 'intent', args: { ticket_id: anId() } },
    { name: 'start_service', kind: 'fact', args: at },
  ].map((command, index) => ({ ...command, id: anId(), seq: index + 1, kind: command.kind as 'fact' | 'intent' }))
  answer = await server.push(tablet, sent)
})

const present = () => server.stage.count('app.epochs')
const refused = (more: Record<string, unknown>, from = 3) =>
  server.refusal(server.post(tablet, server.body(tablet, server.headers(tablet, [note(from + 1)]), more)))
const note = (seq: number): Command => ({
  id: anId(),
  seq,
  name: 'note_ticket',
  kind: 'fact',
  args: { ticket_id: ticket, text: 'x' },
})

/** A backup is restored that is older than the tablet's last two commands. */
async function loseHistory() {
  const { root } = server.stage.world
  const lost = sent.slice(1).map((command) => command.id)
  await root.query('delete from app.ticket_events where command_id = any ($1)', [lost])
  await root.query(`update app.tickets set state = 'called', started_at = null, version = 2 where id = $1`, [ticket])
  await root.query('delete from app.commands where id = any ($1)', [lost])
  await root.query('update app.writers set last_seq = 1 where id = $1', [tablet.writerId])
}

describe('what the server acknowledges', () => {
  it('is signed, and shown again it changes nothing while all of it is there', async () => {
    expect(answer.acknowledged).toMatchObject({ epoch: 1, writer: tablet.writerId, seq: 3 })
    const next = await server.push(tablet, [note(4)], { acknowledged: answer.acknowledged })
    expect(next).toMatchObject({ epoch: 1, writer: { last_seq: 4 }, acknowledged: { seq: 4 } })
    expect(await present()).toBe(1)
  })

  it.each<[string, () => Record<string, unknown>]>([
    ['made up', () => ({ ...answer.acknowledged, seq: 1_000_000, signature: 'A'.repeat(43) })],
    ['raised', () => ({ ...answer.acknowledged, seq: 1_000_000 })],
    ['of a later epoch', () => ({ ...answer.acknowledged, epoch: 7 })],
    ['cut short', () => ({ ...answer.acknowledged, seq: 9, signature: 'AA' })],
  ])('counts for nothing when it is %s', async (_, forge) => {
    const next = await server.push(tablet, [note(4)], { acknowledged: forge() })
    expect(next).toMatchObject({ epoch: 1, writer: { last_seq: 4 } })
    expect(await present()).toBe(1)
  })

  it('counts for nothing when it is another writer’s', async () => {
    const other = await server.stage.world.addDevice(server.stage.branch, 'tablet')
    const next = await server.push(other, [note(1)], { acknowledged: answer.acknowledged })
    expect(next).toMatchObject({ epoch: 1, writer: { last_seq: 1 } })
    expect(await present()).toBe(1)
  })
})

describe('history that was lost', () => {
  beforeEach(loseHistory)

  it('is only a gap for a device that holds no proof', async () => {
    expect(await refused({})).toMatchObject({ status: 409, code: 'sequence_gap', details: { last_seq: 1 } })
    expect(await present()).toBe(1)
  })

  it('is proven by a real acknowledgement: one new epoch, however often it is shown', async () => {
    const proof = { acknowledged: answer.acknowledged }
    for (const _ of [1, 2, 3]) {
      const refusal = await refused(proof)
      expect(refusal).toMatchObject({ status: 409, code: 'epoch_changed', details: { epoch: 2, last_seq: 1 } })
    }
    expect(await present()).toBe(2)
    expect(server.lines.filter((line) => line.includes('acknowledged history is missing'))).not.toEqual([])
  })

  it('is proven once by devices that show it at the same moment', async () => {
    const proof = { acknowledged: answer.acknowledged }
    const refusals = await Promise.all(Array.from({ length: 6 }, () => refused(proof)))
    expect(new Set(refusals.map(({ code, details }) => `${code} ${details?.epoch}`))).toEqual(
      new Set(['epoch_changed 2']),
    )
    expect(await present()).toBe(2)
  })

  it('comes back as it was: wishes are facts now, what was refused stays refused', async () => {
    const proof = { acknowledged: answer.acknowledged }
    await refused(proof)
    const again = sent.slice(1).map<Command>((command, index) => ({
      ...command,
      kind: 'fact',
      outcome: answer.results[index + 1]?.outcome,
    }))
    const back = await server.push(tablet, [...again, note(4)], { ...proof, epoch: 2 })
    expect(back.results.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'applied', flags: ['history_lost', 'no_effect'] },
      { kind: 'applied', flags: ['history_lost'], ticket_id: ticket },
      { kind: 'applied', flags: [], ticket_id: ticket },
    ])
    expect(back).toMatchObject({ epoch: 2, writer: { last_seq: 4 }, acknowledged: { epoch: 2, seq: 4 } })
    expect((await server.stage.row(ticket)).state).toBe('serving')
  })
})

describe('[W8] a kiosk’s report', () => {
  const epochOf = async ({ writerId }: Device) => {
    const { root } = server.stage.world
    return (await root.query('select epoch from app.writers where id = $1', [writerId])).rows[0].epoch
  }
  const issue = () => server.stage.issueCommand()

  it('is not the batch that has more behind it, nor one that was not judged to its end', async () => {
    const kiosk = await server.stage.world.addDevice(server.stage.branch, 'kiosk')
    await server.push(kiosk, [issue()], { more: true })
    expect(await epochOf(kiosk)).toBe(0)
    const newer = { name: 'of_tomorrow', kind: 'fact' as const, args: {} }
    expect((await server.push(kiosk, [issue(), newer])).results).toHaveLength(1)
    expect(await epochOf(kiosk)).toBe(0)
    kiosk.seq -= 1
    await server.push(kiosk, [issue()])
    expect(await epochOf(kiosk)).toBe(1)
  })
})

it('a device that still speaks of another epoch is told the present one and where to go on', async () => {
  for (const epoch of [0, 7]) {
    expect(await refused({ epoch })).toMatchObject({ code: 'epoch_changed', details: { epoch: 1, last_seq: 3 } })
  }
})
