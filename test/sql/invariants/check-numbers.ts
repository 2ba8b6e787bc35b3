import type pg from 'pg'
import type { Violation } from './violation.ts'

const TICKETS = `
  select id, branch_id, number_day, number, split_part(number, '/', 1) as printed, flags from app.tickets
  union all
  select id, branch_id, number_day, number, split_part(number, '/', 1), flags from app.tickets_archive`

const REPEATED = `
  select printed as subject, format('%s tickets of %s bear %s', count(*), min(number_day), number) as what
  from (${TICKETS}) t group by branch_id, number_day, printed, number having count(*) > 1`

const SUFFIX_WITHOUT_FLAG = `
  select id::text as subject, format('%s stands with flags %s', number, flags) as what
  from (${TICKETS}) t where (number <> printed) <> ('duplicate_number' = any (flags))`

const SUFFIX_WITHOUT_FIRST = `
  select id::text as subject, format('%s stands without a first %s', number, printed) as what
  from (${TICKETS}) t
  where number <> printed
    and not exists (select from (${TICKETS}) f where f.branch_id = t.branch_id and f.number_day = t.number_day and f.number = t.printed)`

/** [I2] no two tickets of a branch and number_day bear one printed number, save the flagged ones, which have a suffix. */
export async function checkNumbers(db: pg.ClientBase): Promise<Violation[]> {
  const violations: Violation[] = []
  for (const text of [REPEATED, SUFFIX_WITHOUT_FLAG, SUFFIX_WITHOUT_FIRST]) {
    const { rows } = await db.query<{ subject: string; what: string }>(text)
    violations.push(...rows.map((row) => ({ rule: 'I2' as const, ...row })))
  }
  return violations
}
