import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { commandSchemaVersion } from '../../sync/commands/parse-command.ts'
import type { Command, Device } from '../setup/world.ts'
import { anId } from '../sql/stage.ts'
import { PushServer } from './push-server.ts'

let server: PushServer
let kiosk: Device
let tablet: Device

beforeAll(async () => {
  server = await PushServer.open()
})
afterAll(() => server.close())
beforeEach(async () => {
  kiosk = await server.stage.world.addDevice(server.stage.branch, 'kiosk')
  tablet = await server.stage.world.addDevice(server.stage.branch, 'tablet')
})

const words = (answer: Awaited<ReturnType<PushServer['push']>>) =>
  answer.results.map(({ outcome }) => {
    if (outcome.kind === 'quarantined') return outcome.reason
    return outcome.kind === 'rejected' ? outcome.code : outcome.kind
  })
const issue = (overrides: Record<string, unknown> = {}): Command => {
  const command = server.stage.issueCommand()
  return { ...command, args: { ...command.args, ...overrides } }
}
const rawOf = async (device: Device) =>
  (
    await server.stage.world.root.query('select seq::int, raw from app.quarantine where writer_id = $1', [
      device.writerId,
    ])
  ).rows

describe('[W2] arguments that are bad cost their command, and the line goes on', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an unknown key', { surprise: 1 }],
    ['a wrong type', { n: '1' }],
    ['a number that disagrees with its parts', { number: 'A-999', n: 1 }],
    ['a day that is none', { number_day: '2026-02-30' }],
    ['a null byte', { contact: { name: 'Sal\0ma' } }],
    ['half a character', { contact: { name: 'Salma \ud83d' } }],
    ['the other half, in a key', { answers: { '\ude00': true } }],
    ['a key that sets a prototype', { answers: JSON.parse('{"__proto__": "x"}') }],
    ['a secret that is too short', { secret: 'x' }],
    ['too many legs', { legs: Array.from({ length: 9 }, anId) }],
    ['a huge text', { contact: { name: 'x'.repeat(100_000) } }],
  ])('%s in a fact is set aside raw', async (_, fault) => {
    const answer = await server.push(kiosk, [issue(), issue(fault), issue()])
    expect(words(answer)).toEqual(['applied', 'malformed', 'applied'])
    expect(answer.writer.last_seq).toBe(3)
    expect(answer.rows.tickets).toHaveLength(2)
    const [kept] = await rawOf(kiosk)
    expect(kept).toMatchObject({ seq: 2, raw: { name: 'issue_ticket', kind: 'fact' } })
    expect(Object.keys(kept?.raw.args)).toContain('number')
  })

  it('what cannot be stored at all is kept with a mark in its place', async () => {
    const answers = { 'a\0b': 'c\ud83dd', ok: 'مرحبا 👋' }
    await server.push(kiosk, [issue({ contact: { name: '\0' }, answers })])
    const [kept] = await rawOf(kiosk)
    expect(kept?.raw.args).toMatchObject({
      contact: { name: '\ufffd' },
      answers: { 'a\ufffdb': 'c\ufffdd', ok: 'مرحبا 👋' },
    })
  })

  it.each<[string, Record<string, unknown>]>([
    ['an unknown key', { ticket_id: anId(), surprise: 1 }],
    ['two names for the ticket', { ticket_id: anId(), call: anId() }],
    ['no name for the ticket', {}],
    ['a null byte', { ticket_id: 'a\0' }],
    ['half a character', { ticket_id: '\udfff' }],
  ])('%s in an intent is rejected', async (_, args) => {
    const wish: Command = { name: 'return_ticket', kind: 'intent', args }
    expect(words(await server.push(tablet, [wish, { ...wish, args: { ticket_id: anId() } }]))).toEqual([
      'malformed',
      'unknown_reference',
    ])
    expect(await rawOf(tablet)).toEqual([])
  })

  it('a kind that the command does not have is malformed, as it was sent', async () => {
    const id = await server.stage.issue()
    const fact: Command = { name: 'return_ticket', kind: 'fact', args: { ticket_id: id } }
    const intent: Command = { name: 'park_ticket', kind: 'intent', args: { ticket_id: id } }
    const answer = await server.push(tablet, [fact, intent])
    expect(answer.results.map(({ outcome }) => outcome)).toEqual([
      { kind: 'quarantined', reason: 'malformed' },
      { kind: 'rejected', code: 'malformed' },
    ])
  })

  it('an outcome that is told without a lost history changes nothing', async () => {
    const id = await server.stage.issue()
    const outcome = { kind: 'applied', flags: [], ticket_id: id }
    const wish: Command = { name: 'return_ticket', kind: 'intent', args: { ticket_id: id }, outcome }
    expect(words(await server.push(tablet, [wish]))).toEqual(['wrong_state'])
    const told: Command = { name: 'return_ticket', kind: 'fact', args: { ticket_id: id }, outcome }
    expect(words(await server.push(tablet, [told]))).toEqual(['malformed'])
  })
})

describe('[W3] what is newer than the server waits, and all behind it', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an unknown name', { name: 'fly_away' }],
    ['a newer schema', { schema: commandSchemaVersion + 1 }],
  ])('%s', async (_, newer) => {
    const future = { ...issue(), ...newer } as Command
    const [first, last] = [issue(), issue()]
    const answer = await server.push(kiosk, [first, future, last])
    expect(answer.retry_after_ms).toBe(60_000)
    expect(answer.results.map(({ seq }) => seq)).toEqual([1])
    expect(answer.writer.last_seq).toBe(1)
    expect(await server.stage.world.ticket(last.args.ticket_id as string)).toBeUndefined()
    // The device comes again with the rest once the server knows it, and may by then know better what it meant.
    kiosk.seq = 1
    expect(words(await server.push(kiosk, [{ ...future, name: 'issue_ticket', schema: 1 } as Command, last]))).toEqual([
      'applied',
      'applied',
    ])
  })

  it('also when it is the first: the device learns where it stands', async () => {
    const answer = await server.push(kiosk, [{ ...issue(), name: 'fly_away' }])
    expect(answer).toMatchObject({
      results: [],
      retry_after_ms: 60_000,
      writer: { last_seq: 0, letter: expect.any(String) },
    })
  })
})

describe('[W5] a wrong clock does not stop the line', () => {
  it.each<[string, Partial<Command>]>([
    ['of 1970', { age_ms: Date.parse('2026-11-20T09:00:00Z'), written_at: '1970-01-01T00:00:00Z' }],
    ['of 2099', { age_ms: -2.3e12, written_at: '2099-12-31T23:59:59Z' }],
    ['of the year 1', { age_ms: 6.4e13, written_at: '0001-01-01T00:00:00Z' }],
    ['of the year 9999', { age_ms: -2.5e14, written_at: '9999-12-31T23:59:59Z', known_at: '9999-12-31T23:59:59Z' }],
    ['that makes no sense', { age_ms: 1e300 }],
  ])('%s', async (_, clock) => {
    const answer = await server.push(kiosk, [{ ...issue(), ...clock }, issue()])
    expect(answer.results[0]?.outcome).toMatchObject({
      kind: 'applied',
      flags: expect.arrayContaining(['clock_doubt']),
    })
    expect(answer.rows.tickets.map((row) => Date.parse(row.queued_at as string))).toEqual([
      Date.parse('2026-11-20T09:00:00Z'),
      Date.parse('2026-11-20T09:00:00Z'),
    ])
  })
})
