import type pg from 'pg'
import type { ShapeName } from '../../../sync/permissions/shapes.ts'
import { shapeCatalogue } from '../../../sync/shapes/shape-catalogue.ts'
import { checkReplica } from '../../simulation/model/check-rest.ts'
import type { Disk } from './disks.ts'

type Place = { readonly tenantId: string; readonly branchId: string }
type Texts = Readonly<Record<string, string | null>>

/** [I7] [I9] Each replica is what the authority would show that device, to the letter and to the column. */
export async function findDifferent(root: pg.Pool, place: Place, disks: readonly Disk[]): Promise<string[]> {
  const found: string[] = []
  const model = { add: (rule: string, what: string) => void found.push(`${rule} ${what}`) }
  const shown = { public: await shownTo(root, place, 'public'), staff: await shownTo(root, place, 'staff') }
  for (const { name, audience, base, confirmed } of disks)
    checkReplica(model, { name, isRevoked: false, base, confirmed, shown: shown[audience] })
  return found
}

async function shownTo(root: pg.Pool, { tenantId, branchId }: Place, audience: Disk['audience']) {
  const client = await root.connect()
  const shown = new Map<string, ReadonlyMap<string, Texts>>()
  try {
    await client.query(`set timezone = 'UTC'`)
    for (const shape of Object.keys(shapeCatalogue) as ShapeName[]) {
      const { table, key, columns } = shapeCatalogue[shape]
      const names = Object.keys(columns[audience]).map((name) => `${name}::text`)
      const { rows } = await client.query<Texts>(
        `select ${names.join(', ')} from ${table} where tenant_id = $1 and branch_id = $2`,
        [tenantId, branchId],
      )
      const own = key.filter((name) => name !== 'tenant_id')
      shown.set(shape, new Map(rows.map((row) => [own.map((name) => row[name]).join('/'), row])))
    }
  } finally {
    client.release(true)
  }
  return shown
}

/** [I1] [I5] Each command on a disk came to one outcome, which is the one in the ledger; each ticket that was given is there. */
export async function findLost(root: pg.Pool, { branchId }: Place, disks: readonly Disk[]): Promise<string[]> {
  const ledger = await mapOf(root, 'select id, outcome::text as value from app.ledger where branch_id = $1', branchId)
  const tickets = await mapOf(
    root,
    `select id, number as value from app.tickets where branch_id = $1
     union all select a.alias_id, t.number from app.ticket_aliases a join app.tickets t on t.id = a.ticket_id where a.branch_id = $1`,
    branchId,
  )
  return disks.flatMap(({ name, outbox }) =>
    outbox.flatMap((row): string[] => {
      const judged = ledger.get(row.id)
      if (judged === undefined) return [`I8 ${row.name} ${row.id} of ${name} was never judged`]
      if (canonical(JSON.parse(judged)) !== canonical(row.outcome))
        return [`I5 ${row.name} of ${name}: ${judged}, on the disk ${JSON.stringify(row.outcome)}`]
      const given = GIVES.includes(row.name) ? row.args : undefined
      if (given === undefined || tickets.get(given.ticket_id) === given.number) return []
      return [`I1 ${given.number} of ${name} is ${tickets.get(given.ticket_id) ?? 'nowhere'}`]
    }),
  )
}

const GIVES = ['issue_ticket', 'check_in_appointment', 'adopt_ticket']

async function mapOf(root: pg.Pool, text: string, branchId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await root.query<{ id: string; value: string }>(text, [branchId])
  return new Map(rows.map(({ id, value }) => [id, value]))
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}

/** [I9] By any of these a device would know of the other bank. */
export async function signsOfOthers(root: pg.Pool, tenantId: string): Promise<readonly string[]> {
  const { rows } = await root.query<{ id: string }>(
    `select id::text from app.tenants where id <> $1
     union all select id::text from app.branches where tenant_id <> $1
     union all select id::text from app.counters where tenant_id <> $1
     union all select id::text from app.services where tenant_id <> $1
     union all select id::text from app.staff where tenant_id <> $1
     union all select id::text from app.tickets where tenant_id <> $1`,
    [tenantId],
  )
  return rows.map(({ id }) => id)
}
