import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Branch, issueArgs, World } from '../../setup/world.ts'
import { checkOrder } from './check-calls.ts'
import { checkDatabase, checkInvariants } from './check-invariants.ts'

let world: World
let branch: Branch

/** A short morning: four tickets, one served to its end, one called, two waiting. */
beforeAll(async () => {
  world = await World.create()
  branch = await world.addBranch()
  const kiosk = await world.addDevice(branch, 'kiosk')
  const tablet = await world.addDevice(branch, 'tablet')
  await world.lanes(kiosk)
  const day = await world.today(branch)
  for (const n of [1, 2, 3, 4]) await world.give(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, n))
  const call = { counter_id: branch.counters[0], valid_for_ms: 15_000 }
  const first = await world.give(tablet, 'call_next', 'intent', call)
  const at = { ticket_id: first.ticket_id, counter_id: branch.counters[0] }
  await world.give(tablet, 'start_service', 'fact', at)
  await world.give(tablet, 'complete_service', 'fact', at)
  await world.give(tablet, 'call_next', 'intent', call)
})
afterAll(() => world.close())

/** The rules that a spoiled copy breaks; the copy is a transaction that is taken back. */
async function rulesBrokenBy(statements: readonly string[]): Promise<string[]> {
  const client = await world.root.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    const violations = await checkDatabase(client, { isRealTime: true })
    return [...new Set(violations.map((violation) => violation.rule))].sort()
  } finally {
    client.release(true)
  }
}

const TWO = `(select id from app.tickets where number = 'A-002')`
const THREE = `(select id from app.tickets where number = 'A-003')`
const LATER = `'{"queued_at": "2099-01-01T00:00:00+00:00", "order_at": "2099-01-01T00:00:00+00:00"}'::jsonb`

it('an orderly morning breaks no invariant', async () => {
  expect(await checkInvariants(world, { isRealTime: true })).toEqual([])
})

/** What is spoiled, the one rule that must notice, and how. A rule that notices nothing would hold for ever. */
const SPOILED: [string, string, string[]][] = [
  [
    'a printed number borne twice',
    'I2',
    [
      'alter table app.tickets drop constraint tickets_branch_id_number_day_number_key',
      `update app.tickets set number = 'A-001' where number = 'A-002'`,
      `update app.ticket_events set patch = patch || '{"number": "A-001"}' where ticket_id = (select max(id::text)::uuid from app.tickets where number = 'A-001' and state = 'called') and ordinal = 1`,
    ],
  ],
  [
    'a suffix without its flag',
    'I2',
    [
      `update app.ticket_events set patch = patch || '{"number": "A-001/2"}' where ticket_id = ${TWO} and ordinal = 1`,
      `update app.tickets set number = 'A-001/2' where number = 'A-002'`,
    ],
  ],
  [
    'a second call_next of a called ticket',
    'I3',
    [`update app.ticket_events set what = 'called', patch = patch || '{"call_kind": "next"}' where what = 'started'`],
  ],
  [
    'a command judged twice',
    'I5',
    [
      'alter table app.commands drop constraint commands_tenant_id_id_key',
      `update app.commands set id = (select id from app.commands where name = 'call_next' order by seq limit 1)
       where name = 'start_service'`,
      `update app.ticket_events set command_id = null where what = 'started'`,
    ],
  ],
  [
    'two events of one command',
    'I5',
    [
      `update app.ticket_events set command_id = (select command_id from app.ticket_events where what = 'started') where what = 'completed'`,
    ],
  ],
  [
    'an event of a command that was never judged',
    'I5',
    [`update app.ticket_events set command_id = gen_random_uuid() where what = 'completed'`],
  ],
  [
    'a call without its event',
    'I5',
    [`update app.ticket_events set what = 'noted' where ticket_id = ${TWO} and what = 'called'`],
  ],
  [
    'a hole in a line',
    'I6',
    [
      `delete from app.commands where name = 'issue_ticket' and seq = 3`,
      `update app.ticket_events set command_id = null where ticket_id = ${THREE}`,
    ],
  ],
  ['a last_seq ahead of the ledger', 'I6', ['update app.writers set last_seq = last_seq + 1 where last_seq > 0']],
  ['a row that its events do not tell', 'I10', ['update app.tickets set recalls = 7 where recalls = 0']],
  ['a version without its event', 'I10', [`update app.tickets set version = version + 1 where id = ${THREE}`]],
  [
    'one who was called before those who had come earlier',
    'I12',
    [
      `update app.tickets set queued_at = '2099-01-01T00:00:00Z', order_at = '2099-01-01T00:00:00Z' where id = ${TWO}`,
      `update app.ticket_events set patch = patch || ${LATER} where ticket_id = ${TWO} and ordinal = 1`,
    ],
  ],
]

describe('each invariant can fail', () => {
  it.each(SPOILED)('%s breaks %s', async (_, rule, statements) => {
    expect(await rulesBrokenBy(statements)).toEqual([rule])
  })

  it('[I4] a call that took the second breaks I4', () => {
    const waiting = (id: string, orderAt: number) => ({
      id,
      orderAt,
      serviceId: 's',
      forCounterId: null,
      forStaffId: null,
    })
    const line = [waiting('b', 1), waiting('a', 1), waiting('c', 0)]
    const call = { counterId: 'k', staffId: null, serviceIds: ['s'], line }
    expect(checkOrder([{ ...call, ticketId: 'c' }])).toEqual([])
    expect(
      checkOrder([
        { ...call, ticketId: 'a' },
        { ...call, ticketId: null },
      ]).map(({ rule }) => rule),
    ).toEqual(['I4', 'I4'])
    expect(checkOrder([{ ...call, serviceIds: ['t'], ticketId: null }])).toEqual([])
  })
})
