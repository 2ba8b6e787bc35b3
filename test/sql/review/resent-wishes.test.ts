import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Command } from '../../setup/world.ts'
import { anId, Stage } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
  await stage.world.root.query(`insert into app.epochs values (2, '2026-11-20T08:00:00Z', 'a restored backup')`)
})
afterAll(() => stage.close())

/** What a device sends again after the loss, and how the authority takes it. */
async function resent(kind: 'tablet' | 'console', command: Partial<Command> & { name: string }, ticketId?: string) {
  const device = await stage.world.addDevice(stage.branch, kind)
  const outcome = { kind: 'applied', flags: [], ...(ticketId && { ticket_id: ticketId }) }
  const item = { kind: 'fact', args: {}, outcome, ...command } as Command
  const { results } = await stage.world.push(device, [item], 2, { epoch: 1, seq: 1 })
  return results[0]?.outcome
}

it('a wish that had been granted and cannot be granted again is told as without effect, not quarantined', async () => {
  const called = await stage.ticketIn('called')
  const waiting = await stage.issue()
  const unchanged = { kind: 'applied', flags: ['history_lost', 'no_effect'] }
  const recall = { ticket_id: called, counter_id: stage.otherCounter, valid_for_ms: 15_000 }
  expect(await resent('tablet', { name: 'recall_ticket', args: recall }, called)).toEqual(unchanged)
  await stage.world.root.query('update app.tenant_settings set let_pass_max = 0')
  const pass = { ticket_id: waiting, count: 1 }
  expect(await resent('tablet', { name: 'let_pass', args: pass }, waiting)).toEqual(unchanged)
  const decided = { writer_id: anId(), seq: 1 }
  expect(await resent('console', { name: 'discard_quarantined', args: decided })).toEqual(unchanged)
  expect((await stage.row(called)).counter_id).toBe(stage.counter)
})

it('what names a ticket that nobody has told of yet waits in quarantine', async () => {
  const lost = anId()
  expect(await resent('tablet', { name: 'return_ticket', args: { ticket_id: lost } }, lost)).toEqual({
    kind: 'quarantined',
    reason: 'unknown_reference',
  })
})

it('a wish granted upon a call that came to nothing in the new history is without effect too, not the server’s fault', async () => {
  const device = await stage.world.addDevice(stage.branch, 'tablet')
  const call: Command = {
    name: 'call_next',
    kind: 'intent',
    args: { counter_id: stage.counter, valid_for_ms: 1 },
    age_ms: 60_000,
  }
  const { results } = await stage.world.push(device, [call], 2)
  expect(results[0]?.outcome).toMatchObject({ kind: 'rejected', code: 'stale' })
  const names = {
    recall_ticket: { counter_id: stage.counter, valid_for_ms: 15_000 },
    return_ticket: {},
    add_leg: { service_id: anId() },
  }
  for (const [name, args] of Object.entries(names)) {
    const again = await resent('tablet', { name, args: { call: results[0]?.id, ...args } }, anId())
    expect(again).toEqual({ kind: 'applied', flags: ['history_lost', 'no_effect'] })
  }
})

it('a granted wish that a copy of the disk has told already is told as it was then, whatever stands in its way now', async () => {
  const device = await stage.world.addDevice(stage.branch, 'tablet')
  const { results } = await stage.world.push(
    device,
    [{ name: 'call_next', kind: 'intent', args: { counter_id: stage.counter, valid_for_ms: 1 }, age_ms: 60_000 }],
    2,
  )
  const outcome = { kind: 'applied', flags: [], ticket_id: anId() }
  const wish: Command = { name: 'return_ticket', kind: 'fact', id: anId(), args: { call: results[0]?.id } }
  const again = { ...wish, outcome } as Command
  const told = await stage.world.push(device, [again], 2, { epoch: 1, seq: 2 })
  expect(told.results[0]?.outcome).toEqual({ kind: 'applied', flags: ['history_lost', 'no_effect'] })
  const copy = { ...device, writerId: anId(), seq: 0 }
  await stage.world.api.query('select app.open_writer($1, $2, $3)', [copy.tenantId, copy.deviceId, copy.writerId])
  const { results: known } = await stage.world.push(copy, [again], 2, { epoch: 1, seq: 1 })
  expect(known[0]?.outcome).toEqual(told.results[0]?.outcome)
})
