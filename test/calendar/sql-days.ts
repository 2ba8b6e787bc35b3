import type pg from 'pg'
import type { Clock } from '../../sync/calendar/calendar-schema.ts'

/** The day rules of Postgres; thousands of questions go into each query as an array, and the answers keep their order. */
export function createSqlDays(pool: pg.Pool) {
  /** One column of one query, in order. */
  async function column<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    const { rows } = await pool.query<{ answer: T }>(sql, parameters)
    return rows.map((row) => row.answer)
  }

  const businessDays = (clock: Clock, instants: number[]) =>
    column<string>(
      `select to_char(rules.business_day($1, timestamptz 'epoch' + q.ms * interval '1 millisecond'), 'YYYY-MM-DD') as answer
     from unnest($2::float8[]) with ordinality as q (ms, place) order by q.place`,
      [JSON.stringify(clock), instants],
    )

  const bounds = (clock: Clock, days: string[]) =>
    column<{ start: number; end: number }>(
      `select jsonb_build_object('start', extract(epoch from b.starts_at) * 1000,
       'end', extract(epoch from b.ends_at) * 1000) as answer
     from unnest($2::date[]) with ordinality as q (day, place), rules.day_bounds($1, q.day) as b order by q.place`,
      [JSON.stringify(clock), days],
    )

  const wallInstants = (zone: string, questions: { day: string; wall: string }[]) =>
    column<number>(
      `select (extract(epoch from rules.wall_instant((q.ask ->> 'day')::date, q.ask ->> 'wall', $1)) * 1000)::float8
       as answer
     from jsonb_array_elements($2) with ordinality as q (ask, place) order by q.place`,
      [zone, JSON.stringify(questions)],
    )

  return { column, businessDays, bounds, wallInstants }
}
