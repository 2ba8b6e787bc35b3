import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Command } from '../../setup/world.ts'
import { Stage } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
  await stage.world.root.query(`insert into app.epochs values (2, '2026-11-20T08:00:00Z', 'a restored backup')`)
})
afterAll(() => stage.close())

it('what was wished in a lost history happened, however long ago', async () => {
  const id = await stage.ticketIn('called')
  const at = { ticket_id: id, counter_id: stage.counter }
  const tablet = await stage.world.addDevice(stage.branch, 'tablet')
  const outcome = { kind: 'applied', flags: [], ticket_id: id }
  const resent = (name: string, args: Record<string, unknown>): Command => ({
    name,
    kind: 'fact',
    args,
    outcome,
    age_ms: 600_000,
  })
  const batch = [resent('recall_ticket', { ...at, valid_for_ms: 15_000 }), resent('return_ticket', { ticket_id: id })]
  const { results } = await stage.world.push(tablet, batch, 2, { epoch: 1, seq: 2 })
  expect(results.map(({ outcome: each }) => [each.kind, each.ticket_id])).toEqual([
    ['applied', id],
    ['applied', id],
  ])
  expect(results.every(({ outcome: each }) => each.flags?.includes('history_lost'))).toBe(true)
  expect((await stage.events(id)).slice(-2).map((event) => event.what)).toEqual(['recalled', 'put_back'])
})
