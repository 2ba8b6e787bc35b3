import type pg from 'pg'
import {
  type PublishedConfiguration,
  publishedConfiguration,
} from '../../../sync/configuration/published-configuration.ts'

export type MorningBranch = {
  configuration: PublishedConfiguration
  /** The branch's present day label, and when it began. */
  day: string
  dayStartsAt: number
  isOpen: boolean
  /** Whether tickets were given, or numbers promised, for that day. */
  isInUse: boolean
}

/** What the morning must know of a branch as it is. The client is the owner's, with the tenant set. */
export async function readMorningBranch(client: pg.ClientBase, branchId: string): Promise<MorningBranch> {
  const { rows } = await client.query<Omit<MorningBranch, 'configuration'> & { document: unknown }>(
    `select c.document, d.day::text, extract(epoch from d.starts_at) * 1000 as "dayStartsAt",
       exists (select from app.opening_intervals o
         where o.branch_id = $1 and o.opens_at <= app.now() and o.closes_at > app.now()) as "isOpen",
       exists (select from app.tickets t where t.branch_id = $1 and t.queue_day = d.day)
         or exists (select from app.lane_days l where l.branch_id = $1 and l.day = d.day) as "isInUse"
     from app.branch_configs c, app_private.branch_day($1, app.now()) d
     where c.branch_id = $1`,
    [branchId],
  )
  const [found] = rows
  if (found === undefined) throw new Error('the demo branch has no configuration')
  const { document, dayStartsAt, ...rest } = found
  return { ...rest, dayStartsAt: Number(dayStartsAt), configuration: publishedConfiguration.parse(document) }
}
