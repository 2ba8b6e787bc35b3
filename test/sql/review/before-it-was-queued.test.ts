import { afterAll, beforeAll, expect, it } from 'vitest'
import { Stage } from '../stage.ts'
import { tellsItself } from '../tickets/tells-itself.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const iso = (at: unknown) => new Date(String(at)).toISOString()

it('a wish that was on its way when the ticket came calls it no earlier than it came', async () => {
  const id = await stage.issue()
  const at = { counter_id: stage.counter }
  const outcome = await stage.intent(stage.tablet, 'call_next', { ...at, valid_for_ms: 15_000 }, { age_ms: 4_000 })
  expect(outcome).toMatchObject({ ticket_id: id, result: { why: { waited_s: 0 } } })
  const row = await stage.row(id)
  expect(iso(row.called_at)).toBe(iso(row.queued_at))
  // And what the same tablet wrote before it knew the answer is about that call.
  const parked = await stage.fact(stage.tablet, 'park_ticket', { ticket_id: id }, { age_ms: 2_000 })
  expect(parked.flags).toEqual([])
  expect((await stage.row(id)).state).toBe('parked')
})

it.each(['call_ticket', 'start_service', 'complete_service'])(
  '%s that happened before the ticket’s doubtful arrival shows that it came no later',
  async (name) => {
    const id = await stage.issue({}, { age_ms: null })
    const tablet = await stage.world.addDevice(stage.branch, 'tablet')
    const at = { ticket_id: id, counter_id: stage.counter }
    await stage.fact(tablet, name, at, { age_ms: 300_000 })
    const row = await stage.row(id)
    expect(iso(row.called_at)).toBe('2026-11-20T08:55:00.000Z')
    expect(iso(row.queued_at)).toBe(iso(row.called_at))
    expect(await tellsItself(stage.world, id)).toBe(true)
  },
)
