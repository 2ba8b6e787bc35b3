import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Stage } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

describe('a counter that was retired', () => {
  beforeEach(() =>
    stage.world.root.query(
      `update app.counters set retired_at = '2026-11-20T08:00:00Z', state = 'closed' where id = $1`,
      [stage.otherCounter],
    ),
  )

  it('stays closed, whatever a device of an older configuration says', async () => {
    const at = { counter_id: stage.otherCounter }
    expect(await stage.fact(stage.tablet, 'open_counter', at)).toMatchObject({ kind: 'applied', flags: ['no_effect'] })
    await stage.issue()
    expect(await stage.intent(stage.tablet, 'call_next', { ...at, valid_for_ms: 15_000 })).toMatchObject({
      kind: 'rejected',
      code: 'counter_closed',
    })
  })

  it('was where a service happened all the same', async () => {
    const id = await stage.issue()
    const at = { ticket_id: id, counter_id: stage.otherCounter }
    expect(await stage.fact(stage.tablet, 'complete_service', at)).toMatchObject({ kind: 'applied' })
    expect((await stage.row(id)).state).toBe('completed')
  })
})

it('a ticket handed over by the counter that it was meant for can be called by the others', async () => {
  const id = await stage.issue({ service_id: stage.branch.services[2]?.id, number: 'C-001', prefix: 'C', n: 1 })
  const at = { counter_id: stage.counter }
  await stage.intent(stage.tablet, 'transfer_ticket', { ticket_id: id, to: at })
  await stage.intent(stage.tablet, 'call_ticket', { ticket_id: id, ...at })
  await stage.fact(stage.tablet, 'close_counter', { ...at, hand_over: 'waiting' })
  expect(await stage.row(id)).toMatchObject({ state: 'waiting', for_counter_id: null })
})

it('a tablet numbers under its own letter: a plain number or another’s letter is outside of what it may', async () => {
  const plain = stage.nextIssue()
  expect((await stage.fact(stage.tablet, 'issue_ticket', plain)).flags).toContain('outside_grant')
  const foreign = { ...stage.nextIssue(), number: 'A-ZZ07', letter: 'ZZ', n: 7 }
  expect((await stage.fact(stage.tablet, 'issue_ticket', foreign)).flags).toContain('outside_grant')
  const { rows } = await stage.world.root.query('select letter from app.writers where id = $1', [stage.tablet.writerId])
  const own = { ...stage.nextIssue(), number: `A-${rows[0].letter}07`, letter: rows[0].letter, n: 7 }
  expect((await stage.fact(stage.tablet, 'issue_ticket', own)).flags).not.toContain('outside_grant')
})
