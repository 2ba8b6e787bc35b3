import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Command, type Device, issueArgs, World } from '../../setup/world.ts'
import { type Customer, placeOf, type Rules } from './arrival-model.ts'
import { type BookableBranch, bookableBranch, DAY, NOW } from './bookable-branch.ts'

const CASES = 200
const CUSTOMERS_MAX = 7
const MINUTE_MS = 60_000
/** The customers' minute 0 lies so that every arrival and slot is on this day and in the past of NOW. */
const START = Date.parse(NOW) - 4 * 60 * MINUTE_MS

let world: World
let branch: BookableBranch
let tablet: Device

beforeAll(async () => {
  world = await World.create()
  branch = await bookableBranch(world)
  tablet = await world.addDevice(branch, 'tablet')
})
afterAll(() => world.close())

const rules = fc.record({
  tolerance: fc.integer({ min: 0, max: 30 }),
  late: fc.integer({ min: 0, max: 40 }),
  headStart: fc.integer({ min: 0, max: 60 }),
})
// One device tells them one after the other: no two arrive in the same moment.
const customers = fc.uniqueArray(
  fc.record({
    arrives: fc.integer({ min: 0, max: 180 }),
    slot: fc.option(fc.integer({ min: 0, max: 180 })),
    hasClass: fc.boolean(),
    isCancelled: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  }),
  { minLength: 1, maxLength: CUSTOMERS_MAX, selector: (customer) => customer.arrives },
)

async function reset({ tolerance, late, headStart }: Rules): Promise<void> {
  await world.root.query(`
    truncate app.tickets, app.ticket_events, app.appointments;
    update app.writers set last_occurred_at = null, hour_commands = 0;
    update app.tenant_settings set appointment_tolerance_minutes = ${tolerance}, appointment_late_minutes = ${late};
    update app.priority_classes set head_start_s = ${headStart * 60} where id = '${branch.classes.priority}'`)
}

async function addAppointment(id: string, n: number, { slot, hasClass, isCancelled }: Customer): Promise<void> {
  await world.root.query(
    `insert into app.appointments (id, tenant_id, branch_id, service_id, class_id, code, slot_at, slot_day, state, language)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'fr')`,
    [
      id,
      branch.tenantId,
      branch.branchId,
      branch.bookable,
      hasClass ? branch.classes.priority : null,
      `CODE${n}`,
      new Date(START + (slot ?? 0) * MINUTE_MS),
      DAY,
      isCancelled ? 'cancelled' : 'booked',
    ],
  )
}

/** The batch of papers, oldest arrival first as a device sends them. */
async function arrive(line: Customer[]): Promise<string[]> {
  const commands: Command[] = []
  for (const [n, customer] of line.entries()) {
    const paper = issueArgs(branch, DAY, n + 1, { number: `A-Z${n + 10}`, letter: 'Z', n: n + 10 })
    const age_ms = Date.parse(NOW) - (START + customer.arrives * MINUTE_MS)
    if (customer.slot === null) {
      const args = customer.hasClass ? { ...paper, class_id: branch.classes.priority } : paper
      commands.push({ name: 'issue_ticket', kind: 'fact', args, age_ms })
    } else {
      const appointment_id = randomUUID()
      await addAppointment(appointment_id, n, customer)
      commands.push({ name: 'check_in_appointment', kind: 'fact', args: { ...paper, appointment_id }, age_ms })
    }
  }
  const answer = await world.push(tablet, commands)
  expect(answer.results.every((result) => result.outcome.kind === 'applied')).toBe(true)
  return commands.map((command) => String(command.args.ticket_id))
}

test('the line is ordered as the model orders it, whatever the rules, slots and arrivals', async () => {
  await fc.assert(
    fc.asyncProperty(rules, customers, async (given, unsorted) => {
      const line = unsorted.toSorted((a, b) => a.arrives - b.arrives)
      await reset(given)
      const ids = await arrive(line)
      const { rows } = await world.root.query(
        `select id, extract(epoch from order_at)::float * 1000 as order_ms, flags from app.tickets order by order_at, id`,
      )
      const expected = line
        .map((customer, n) => ({ id: ids[n] ?? '', ...placeOf(customer, given) }))
        .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
      expect(
        rows.map((row) => ({
          id: row.id,
          order: (row.order_ms - START) / MINUTE_MS,
          isLate: row.flags.includes('appointment_late'),
          isUnknown: row.flags.includes('appointment_unknown'),
        })),
      ).toEqual(expected)
    }),
    { numRuns: CASES, seed: 20260310 },
  )
})
