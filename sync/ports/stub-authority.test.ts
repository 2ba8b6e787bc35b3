import { beforeEach, expect, test } from 'vitest'
import { aNumberedHeader, aPush } from './a-push.ts'
import { createFakeTransport } from './fake-transport.ts'
import { createStubAuthority, type StubAuthority } from './stub-authority.ts'

const NOW = Date.parse('2026-11-26T08:00:00Z')
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const issue = (n: number) =>
  aNumberedHeader(n, 'issue_ticket', {
    args: {
      ...{ ticket_id: uuid(n), number: `A-0${n + 10}`, prefix: 'A', n: n + 10, number_day: '2026-11-26' },
      ...{ service_id: uuid(2), language: 'fr', secret: 'abcdefghijklmnop' },
    },
  })

let authority: StubAuthority
beforeEach(() => {
  authority = createStubAuthority({ now: () => NOW })
  authority.enrol('kiosk', 'kiosk')
  authority.enrol('other', 'tablet')
})
const push = (overrides: Record<string, unknown>, device = 'kiosk') => {
  const reply = authority.push(device, aPush(overrides))
  if (reply.kind === 'refused') return { code: reply.code, details: reply.details }
  return reply.answer
}
const told = (reply: ReturnType<typeof push>) => {
  if ('code' in reply) throw new Error(`refused: ${reply.code}`)
  return reply
}

test('[W6] a contact opens the writer, which learns its letter and lanes', () => {
  const { writer, results } = told(push({ commands: [] }))
  expect(results).toEqual([])
  expect(writer).toMatchObject({ last_seq: 0, letter: 'A', lanes: { serial: 1, split: null } })
  expect(writer.lanes.days).toMatchObject([{ modulus: 1, first_day: '2026-11-26', last_day: '2026-11-29' }])
})

test('a command is judged once; the same again has the same outcome', () => {
  const first = told(push({ commands: [issue(1), issue(2)] }))
  const again = told(push({ commands: [issue(1), issue(2)] }))
  expect(again.results).toEqual(first.results)
  expect(first.rows.tickets).toHaveLength(2)
  expect(again.writer.last_seq).toBe(2)
  expect(Object.keys(authority.state.tickets)).toHaveLength(2)
})

test('[W4] another id at a known seq is a fork, and nothing behind it is taken', () => {
  push({ commands: [issue(1)] })
  const forked = told(push({ commands: [aNumberedHeader(1, 'open_counter', { id: uuid(7) }), issue(2)] }))
  expect(forked.results).toMatchObject([{ seq: 1, outcome: { kind: 'forked' } }])
  expect(forked.writer.last_seq).toBe(1)
})

test('[W1] a gap, a wrong epoch, another protocol and another device’s writer are refused whole', () => {
  push({ commands: [issue(1)] })
  expect(push({ commands: [issue(3)] })).toMatchObject({ code: 'sequence_gap', details: { last_seq: 1 } })
  expect(push({ commands: [issue(2), issue(4)] })).toMatchObject({ code: 'sequence_gap' })
  expect(push({ epoch: 0 })).toMatchObject({ code: 'epoch_changed', details: { epoch: 1, last_seq: 1 } })
  expect(push({ protocol: 2 })).toMatchObject({ code: 'unsupported' })
  expect(push({}, 'other')).toMatchObject({ code: 'not_found' })
  expect(authority.state.writers[uuid(900)]?.ids).toHaveLength(1)
})

test('[W3] a name of tomorrow stops the batch there', () => {
  const answer = told(push({ commands: [issue(1), { ...aNumberedHeader(2), name: 'fly_home' }, issue(3)] }))
  expect(answer.results).toHaveLength(1)
  expect(answer.retry_after_ms).toBeGreaterThan(0)
})

test('only an acknowledgement of its own, beyond what it has, makes a new epoch', () => {
  const restore = authority.backup()
  const { acknowledged } = told(push({ commands: [issue(1)] }))
  restore()
  expect('code' in push({ acknowledged: { ...acknowledged, seq: 9 } })).toBe(false)
  restore()
  expect(push({ acknowledged })).toMatchObject({ code: 'epoch_changed', details: { epoch: 2, last_seq: 0 } })
  const outcome = { kind: 'applied', flags: [] }
  const resent = told(push({ epoch: 2, acknowledged, commands: [{ ...issue(1), outcome }] }))
  expect(resent.results).toMatchObject([{ outcome: { kind: 'applied', flags: ['history_lost'] } }])
  expect(resent.writer.lanes.serial).toBeGreaterThan(1_000_000)
})

test('a fork’s new writer gets the outcomes that the old one’s copies had', () => {
  push({ commands: [issue(1)] })
  const moved = told(push({ writer: uuid(901), forked_from: uuid(900), commands: [{ ...issue(1) }, issue(2)] }))
  expect(moved.results.map(({ outcome }) => outcome.kind)).toEqual(['applied', 'applied'])
  expect(Object.keys(authority.state.tickets)).toHaveLength(2)
})

test('the fake way to it loses, fails and cheats as told', async () => {
  const transport = createFakeTransport({ authority, device: 'kiosk' })
  transport.loseAnswers(1)
  transport.failNext(1)
  transport.answerHtml(1)
  transport.refuseNext('too_large')
  const replies = []
  for (let n = 0; n < 5; n += 1) replies.push(await transport.push(aPush({ commands: [issue(1)] })))
  expect(replies).toMatchObject([
    { kind: 'unreachable', why: 'timeout' },
    { kind: 'unreachable', why: 'fault' },
    { kind: 'unreachable', why: 'not_ours' },
    { kind: 'refused', code: 'too_large' },
    { kind: 'answer' },
  ])
  transport.disconnect()
  expect(await transport.heartbeat(undefined)).toEqual({ kind: 'unreachable', why: 'network' })
  transport.connect()
  expect(await transport.heartbeat(uuid(900))).toMatchObject({ kind: 'answer', answer: { writer: { last_seq: 1 } } })
  expect(transport.pushes).toHaveLength(5)
})
