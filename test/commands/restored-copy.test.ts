import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Command, Device } from '../setup/world.ts'
import { anId, TODAY } from '../sql/stage.ts'
import type { Answer, PushServer } from './push-server.ts'
import { RestoredServer } from './restored-server.ts'

let restored: RestoredServer
let server: PushServer

/** A device as its outbox is: what it sent, what it was answered, the epoch that it believes in. */
class Outbox {
  readonly device: Device
  readonly sent: { command: Command; outcome: unknown }[] = []
  epoch = 1
  acknowledged: Answer['acknowledged'] | undefined

  constructor(device: Device) {
    this.device = device
  }

  async push(commands: Command[]): Promise<Answer> {
    const identified = commands.map((command) => ({ id: anId(), seq: this.sent.length + 1, ...command }))
    identified.forEach((command, index) => {
      command.seq = this.sent.length + index + 1
    })
    const answer = await server.push(this.device, identified, { epoch: this.epoch })
    answer.results.forEach(({ outcome }, index) => {
      this.sent.push({ command: identified[index] as Command, outcome })
    })
    this.acknowledged = answer.acknowledged
    return answer
  }

  /** The next push as it would be, refused: answers how far the server's line goes. */
  async meet(): Promise<{ epoch: number; last_seq: number }> {
    const more = { epoch: this.epoch, acknowledged: this.acknowledged }
    const refusal = await server.refusal(server.post(this.device, server.body(this.device, [], more)))
    expect(refusal).toMatchObject({ status: 409, code: 'epoch_changed' })
    const { epoch, last_seq } = refusal.details as { epoch: number; last_seq: number }
    this.epoch = epoch
    return { epoch, last_seq }
  }

  /** What the server has lost, as facts with the outcomes that they had, a batch at a time. */
  async resend(from: number, batch = 500): Promise<Answer['results']> {
    const proof = this.acknowledged
    const results: Answer['results'] = []
    for (let at = from; at < this.sent.length; at += batch) {
      const commands = this.sent
        .slice(at, at + batch)
        .map(({ command, outcome }) => ({ ...command, kind: 'fact', outcome }) as Command)
      const answer = await server.push(this.device, commands, { epoch: this.epoch, acknowledged: proof })
      results.push(...answer.results)
    }
    return results
  }
}

const stage = () => server.stage
const issue = (n: number, overrides = {}): Command => ({
  name: 'issue_ticket',
  kind: 'fact',
  // Who has the smaller number came first.
  age_ms: 60_000 - n * 1_000,
  args: {
    ticket_id: anId(),
    number: `A-${String(n).padStart(3, '0')}`,
    prefix: 'A',
    n,
    number_day: TODAY,
    service_id: stage().branch.services[0]?.id,
    language: 'fr',
    secret: 'c2VjcmV0LXNlY3JldC0xMg',
    ...overrides,
  },
})
const callNext = (): Command => ({
  name: 'call_next',
  kind: 'intent',
  args: { counter_id: stage().counter, valid_for_ms: 15_000 },
})

describe('[I1] a morning that a restored copy has not seen', () => {
  let kiosk: Outbox
  let tablet: Outbox
  let before: unknown
  let again: () => Promise<void>
  const tickets = async () =>
    (
      await stage().world.root.query(
        'select id, number, state, counter_id, outcome from app.tickets where branch_id = $1 order by number',
        [stage().branch.branchId],
      )
    ).rows

  beforeEach(async () => {
    restored = await RestoredServer.open()
    server = restored.server
    kiosk = new Outbox(stage().kiosk)
    tablet = new Outbox(stage().tablet)
    await kiosk.push([issue(1), issue(2)])
    await restored.backUp()
    await kiosk.push([issue(3), issue(4), issue(5)])
    await kiosk.push([issue(6, { service_id: anId() })])
    const counter_id = stage().counter
    for (let n = 0; n < 3; n += 1) {
      const call = await tablet.push([callNext()])
      const of = { call: call.results[0]?.id, counter_id }
      await tablet.push([
        { name: 'start_service', kind: 'fact', args: of },
        { name: 'complete_service', kind: 'fact', args: { ...of, outcome: 'done' } },
      ])
    }
    before = await tickets()
    again = () => restored.restore()
    await again()
  })
  afterEach(() => restored.close())

  it('[I1 I2] knows a writer again that was opened after the copy, and gives its letter to nobody else', async () => {
    const lost = new Outbox({ ...stage().kiosk, writerId: anId(), seq: 0 })
    const spilled = (letter: string) => issue(7, { number: `A-${letter}07`, letter })
    // Opened in the history that is lost next.
    const { letter } = (await lost.push([])).writer
    await lost.push([spilled(String(letter))])
    await again()
    expect(await lost.meet()).toEqual({ epoch: 2, last_seq: 0 })
    const results = await lost.resend(0)
    expect(results).toMatchObject([{ outcome: { kind: 'applied', result: { number: `A-${letter}07` } } }])
    const state = (await server.push(lost.device, [], { epoch: 2 })).writer
    expect(state.last_seq).toBe(1)
    expect(state.letter).toMatch(/^B[A-Z]$/)
    expect(state.letter).not.toBe(letter)
  })

  it('[I2] gives no number of the web twice, whatever the server did first', async () => {
    await kiosk.meet()
    const own = async (name: string, args: Record<string, unknown>) =>
      (
        await stage().world.api.query('select app.push_own($1, $2, $3, $4, $5, $6) as answer', [
          stage().branch.tenantId,
          stage().branch.branchId,
          name,
          'intent',
          args,
          anId(),
        ])
      ).rows[0].answer
    const letter = (await own('leave_queue', { ticket_id: anId() })).letter
    await stage().world.root.query('update app.services set offers_web = true')
    const joined = await own('check_in_web', {
      ticket_id: anId(),
      service_id: stage().branch.services[0]?.id,
      language: 'fr',
      secret: 'c2VjcmV0LXNlY3JldC0xMg',
    })
    expect(joined.results[0].outcome).toMatchObject({ kind: 'applied' })
    expect(joined.results[0].outcome.result.number).not.toBe(`A-${letter}01`)
    expect(joined.results[0].outcome.result.number).toMatch(/^A-B[A-Z]01$/)
  })

  it('comes back whole from its devices, whichever of them meets the server first', async () => {
    expect(await tickets()).toHaveLength(2)
    // The teller first: of its three tickets the restored copy knows two.
    expect(await tablet.meet()).toEqual({ epoch: 2, last_seq: 0 })
    const results = await tablet.resend(0, 4)
    expect(results.map(({ outcome }) => outcome.kind)).toEqual(Array(9).fill('applied'))
    expect(await kiosk.meet()).toEqual({ epoch: 2, last_seq: 2 })
    const again = await kiosk.resend(2)
    expect(again.map(({ outcome }) => outcome.kind)).toEqual(['applied', 'applied', 'applied', 'quarantined'])
    expect(await tickets()).toEqual(before)
    // What a manager had still to decide on is there to be decided on.
    const { rows } = await stage().world.root.query('select reason, raw #>> $1 as number from app.quarantine', [
      '{args,number}',
    ])
    expect(rows).toEqual([{ reason: 'unknown_reference', number: 'A-006' }])
  })
})
