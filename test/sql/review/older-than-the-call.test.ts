import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anId, Stage } from '../stage.ts'
import { tellsItself } from '../tickets/tells-itself.ts'

/** A teller was cut off and gave up a customer; the other teller has called that customer since. */
let stage: Stage
let id: string

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  id = await stage.issue({}, { age_ms: 1_200_000 })
  await stage.intent(stage.second, 'call_ticket', { ticket_id: id, counter_id: stage.otherCounter })
})

const AGE = { age_ms: 600_000 }
const calledElsewhere = async () => {
  expect(await stage.row(id)).toMatchObject({ state: 'called', counter_id: stage.otherCounter })
  expect(await tellsItself(stage.world, id)).toBe(true)
}

describe('[T9] what was said of a ticket before its present call', () => {
  it.each([
    ['park_ticket', {}],
    ['mark_no_show', { counter_id: 'other' }],
  ])('%s is recorded beside the call, which stands', async (name, args) => {
    const outcome = await stage.fact(
      await stage.world.addDevice(stage.branch, 'tablet'),
      name,
      { ticket_id: id, ...args, ...('counter_id' in args ? { counter_id: stage.otherCounter } : {}) },
      AGE,
    )
    expect(outcome).toMatchObject({ kind: 'applied', flags: ['double_call'] })
    await calledElsewhere()
  })

  it.each([
    ['return_ticket', {}],
    ['transfer_ticket', { to: { service_id: 'B' } }],
    ['cancel_ticket', {}],
  ])('%s is refused: the wish was about another call', async (name, args) => {
    const to = 'to' in args ? { to: { service_id: stage.branch.services[1]?.id } } : {}
    const device = await stage.world.addDevice(stage.branch, 'tablet')
    const outcome = await stage.intent(device, name, { ticket_id: id, ...to }, AGE)
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'already_called' })
    await calledElsewhere()
  })

  it('a start or completion beats the call all the same', async () => {
    const device = await stage.world.addDevice(stage.branch, 'tablet')
    const at = { ticket_id: id, counter_id: stage.counter }
    expect(await stage.fact(device, 'start_service', at, AGE)).toMatchObject({ kind: 'applied', flags: ['took_over'] })
    expect(await stage.row(id)).toMatchObject({ state: 'serving', counter_id: stage.counter })
  })

  it('what the calling counter itself says afterwards applies', async () => {
    const at = { ticket_id: id, counter_id: stage.otherCounter }
    expect(await stage.fact(stage.second, 'mark_no_show', at)).toMatchObject({ flags: [] })
    expect((await stage.row(id)).state).toBe('no_show')
  })
})

it('a call that went on without its answer puts the lost one back, also from a new local database', async () => {
  const other = await stage.issue()
  const tablet = await stage.world.addDevice(stage.branch, 'tablet')
  const lost = anId()
  const at = { counter_id: stage.counter }
  await stage.intent(tablet, 'call_ticket', { ...at, ticket_id: other }, { id: lost })
  const writerId = anId()
  const { tenantId, deviceId } = tablet
  await stage.world.api.query('select app.open_writer($1, $2, $3, $4)', [tenantId, deviceId, writerId, tablet.writerId])
  const again = { ...tablet, writerId, seq: 0 }
  const wanted = await stage.issue()
  const outcome = await stage.fact(again, 'call_ticket', { ...at, ticket_id: wanted, instead_of: lost })
  expect(outcome.flags).toContain('put_back')
  expect((await stage.row(other)).state).toBe('waiting')
})
