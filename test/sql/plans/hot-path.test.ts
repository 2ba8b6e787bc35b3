import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { World } from '../../setup/world.ts'
import { aBusyBranch, type BusyBranch, CALLED, DAYS, FINISHED, WAITING } from './busy-branch.ts'
import { type Parameter, type Plan, planOf, statementOf } from './plan-of.ts'

const SET_UP_MS_MAX = 60_000
const world = await World.create()
let busy: BusyBranch

beforeAll(async () => {
  busy = await aBusyBranch(world)
}, SET_UP_MS_MAX)
afterAll(() => world.close())

/** A statement of the hot path: where it stands, what it may read, and through what. */
type Case = {
  what: string
  of: string
  start: RegExp
  values: () => Parameter[]
  nodes: RegExp
  rowsMax: number
}

const uuid = (name: string, value: unknown): Parameter => ({ name, type: 'uuid', value })
const text = (name: string, value: unknown): Parameter => ({ name, type: 'text', value })
const date = (name: string): Parameter => ({ name, type: 'date', value: busy.day })
const branchId = () => uuid('c.branch_id', busy.branch.branchId)
const services = (): Parameter => ({
  name: 'k.service_ids',
  type: 'uuid[]',
  value: `{${busy.branch.services.map(({ id }) => id).join(',')}}`,
})
const args = (fields: Record<string, unknown>): Parameter => ({
  name: 'c.args',
  type: 'jsonb',
  value: JSON.stringify(fields),
})

const CASES: Case[] = [
  {
    what: 'call_next takes the head of the line',
    of: 'app_private.call_next',
    start: /select \* into t from app\.tickets/,
    values: () => [
      branchId(),
      date('c.today'),
      services(),
      uuid('k.id', busy.branch.counters[0]),
      uuid('c.staff_id', busy.branch.staffId),
    ],
    nodes: /^Limit > LockRows > Index Scan tickets_waiting$/,
    rowsMax: 1,
  },
  {
    what: 'a ticket by its id',
    of: 'app_private.find_ticket',
    start: /select \* into t from app\.tickets k where k\.id/,
    values: () => [uuid('v_id', busy.waiting.id), branchId()],
    nodes: /^LockRows > Index Scan tickets_pkey$/,
    rowsMax: 1,
  },
  {
    what: 'a ticket by its printed number and day',
    of: 'app_private.find_ticket',
    start: /select k\.id into v_id from app\.tickets/,
    values: () => [branchId(), args({ number: busy.waiting.number, number_day: busy.day })],
    nodes: /^Index Scan tickets_branch_id_number_day_number_key$/,
    rowsMax: 1,
  },
  {
    what: 'a ticket by the call that took it',
    of: 'app_private.find_ticket',
    start: /select \(l\.outcome/,
    values: () => [branchId(), args({ call: busy.called.command })],
    nodes: /^Index Scan commands_tenant_id_id_key$/,
    rowsMax: 1,
  },
  {
    what: 'the tickets of a run are locked by id',
    of: 'app_private.lock_run',
    start: /perform from app\.tickets/,
    values: () => [{ name: 'v_ids', type: 'uuid[]', value: `{${busy.waiting.id},${busy.called.id}}` }],
    nodes: /^LockRows > (Sort > )?(Index Scan tickets_pkey|Bitmap Heap Scan tickets > Bitmap Index Scan tickets_pkey)$/,
    rowsMax: 2,
  },
  {
    what: 'the writer is locked',
    of: 'app_private.lock_writer',
    start: /select \* into w from app\.writers/,
    values: () => [uuid('p_writer_id', busy.tablet.writerId), uuid('p_device_id', busy.tablet.deviceId)],
    nodes: /^LockRows > (Index Scan writers_\w+|Seq Scan writers)$/,
    rowsMax: 3,
  },
  {
    what: 'a command that comes again is found by its place in the line',
    of: 'app_private.replay',
    start: /select l\.id, l\.name, l\.outcome, l\.ticket_ids, l\.counter_ids into k\s+from app\.commands/,
    values: () => [uuid('w.id', busy.tablet.writerId), { name: 'p_item', type: 'jsonb', value: '{"seq": 70000}' }],
    nodes: /^Index Scan commands_pkey$/,
    rowsMax: 1,
  },
  {
    what: 'the events of a ticket are found by the ticket',
    of: 'app_private.replay_events',
    start: /select e\.patch from app\.ticket_events/,
    values: () => [uuid('p_ticket_id', busy.waiting.id), { name: 'p_to_ordinal', type: 'bigint', value: 9 }],
    nodes: /^Index Scan ticket_events_pkey$/,
    rowsMax: 1,
  },
  {
    what: 'a counter that closes finds its own tickets',
    of: 'app_private.hand_over',
    start: /select \* from app\.tickets/,
    values: () => [branchId(), date('c.today'), uuid('p_counter_id', busy.branch.counters[0])],
    nodes: /^LockRows > Sort > (Index Scan|Bitmap Heap Scan tickets > Bitmap Index Scan) ?tickets_active$/,
    rowsMax: 5,
  },
  {
    what: 'letting people pass looks at those behind',
    of: 'app_private.let_pass',
    start: /select w\.order_at from app\.tickets/,
    values: () => [
      branchId(),
      { name: 't.queue_day', type: 'date', value: busy.day },
      uuid('t.service_id', busy.branch.services[0]?.id),
      { name: 't.order_at', type: 'timestamptz', value: '2000-01-01' },
      uuid('t.id', busy.waiting.id),
      args({ count: 2 }),
    ],
    nodes: /^Limit > Index (Only )?Scan tickets_waiting$/,
    rowsMax: 3,
  },
  {
    what: 'the heights of a day are read from that day',
    of: 'app_private.heights',
    start: /select t\.prefix, t\.sequence_n as n from app\.tickets/,
    values: () => [uuid('p_branch_id', busy.branch.branchId), date('p_day'), uuid('p_writer_id', busy.tablet.writerId)],
    nodes: /Index Scan tickets_branch_id_number_day_number_key/,
    rowsMax: 6_010,
  },
  {
    what: 'the branch version sums the tickets of the day and no others',
    of: 'app.branch_version',
    start: /select \(coalesce\(\(\s+select sum/,
    values: () => [uuid('p_branch_id', busy.branch.branchId), date('v_today')],
    nodes: /Index Scan tickets_branch_id_number_day_number_key.* > .*Index Scan tickets_other_day/,
    rowsMax: 6_020,
  },
]

const HOT_TABLES = /Seq Scan (tickets|ticket_events|commands)\b/

describe.each(['generic', 'custom'] as const)('with 100,000 finished and 2,000 waiting tickets, %s plan', (mode) => {
  it.each(CASES)('$what', async ({ of, start, values, nodes, rowsMax }) => {
    const statement = (await statementOf(world.root, of, start)).replace(/^perform from/, 'select from')
    const plan: Plan = await planOf(world.owner, busy.branch.tenantId, statement, values(), mode)
    const shape = plan.nodes.filter((node) => node !== 'Result' && !node.startsWith('InitPlan')).join(' > ')
    expect(shape).toMatch(nodes)
    expect(shape).not.toMatch(HOT_TABLES)
    expect(plan.rowsRead).toBeLessThanOrEqual(rowsMax + 1)
  })
})

it('the branch version counts every ticket of the day in the line, whatever day is printed on it', async () => {
  const { branchId, tenantId } = busy.branch
  const version = async () =>
    (await world.api.query('select app.branch_version($1, $2) as v', [tenantId, branchId])).rows[0].v.branch_version
  const before = await version()
  expect(before).toBe(String(FINISHED / DAYS + WAITING + CALLED + busy.branch.counters.length))
  await world.root.query('update app.tickets set number_day = number_day - 40 where id = $1', [busy.waiting.id])
  expect(await version()).toBe(before)
})

it('a plan that walks the table would be noticed', async () => {
  const statement = 'select id from app.tickets k where k.note = v_note'
  const plan = await planOf(world.owner, busy.branch.tenantId, statement, [text('v_note', 'x')], 'custom')
  expect(plan.nodes.join(' > ')).toMatch(HOT_TABLES)
  expect(plan.rowsRead).toBeGreaterThan(100_000)
})
