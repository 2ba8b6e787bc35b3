import { afterAll, beforeAll, expect, it } from 'vitest'
import { World } from '../../setup/world.ts'
import { checkInvariants } from '../invariants/check-invariants.ts'
import { runLoad } from './run-load.ts'
import { type Tally, total } from './tally.ts'

const CONNECTIONS = 32
/** Of thousands of violations the first few tell as much. */
const SHOWN_MAX = 20
const SEED = 20_261_120
const LOAD_MS_MAX = 60_000

let world: World
let tally: Tally

beforeAll(async () => {
  world = await World.create(CONNECTIONS)
  tally = await runLoad(world, SEED, { tellers: 10, kioskRounds: 12, tellerRounds: 50, closerRounds: 15 })
}, LOAD_MS_MAX)
afterAll(() => world.close())

it('[I2 I3 I5 I6 I10 I12] thousands of commands over 32 connections break no invariant', async () => {
  expect((await checkInvariants(world, { isRealTime: true })).slice(0, SHOWN_MAX)).toEqual([])
  expect(total(tally)).toBeGreaterThan(2_500)
})

it('[I1] every ticket that was issued is there once', async () => {
  const { rows } = await world.root.query('select count(*)::integer as n from app.tickets')
  expect(rows[0].n).toBe(tally.get('issue_ticket applied'))
})

it('no fact is refused, nothing fails, and what is rejected bears a code of the state table', () => {
  const codes = [...tally.keys()]
    .filter((key) => !key.endsWith(' applied'))
    .map((key) => key.split(' ').slice(1).join(' '))
  const expected = [
    'nobody_waiting',
    'counter_closed',
    'wrong_state',
    'ticket_ended',
    'undo_not_last',
    'too_large',
    'already_called',
  ]
  expect(codes.filter((code) => !expected.some((known) => code === `rejected ${known}`))).toEqual([])
})

it('the load is one: calls, services, undos and closings all took place', () => {
  const atLeast = {
    call_next: 300,
    complete_service: 50,
    undo_command: 15,
    transfer_ticket: 15,
    close_counter: 45,
    mark_no_show: 30,
  }
  for (const [name, least] of Object.entries(atLeast))
    expect(tally.get(`${name} applied`) ?? 0, name).toBeGreaterThanOrEqual(least)
})
