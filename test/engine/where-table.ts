import pg from 'pg'
import type { WhereColumn } from '../../server/engine/where/compiled-where.ts'
import type { SeededRandom } from '../setup/seeded-random.ts'
import { COLUMNS, sqlTypeOf, valuesOf } from './where-values.ts'

export type Row = ReadonlyMap<string, string | null>

const ROWS = 160
const NULL_ONE_IN = 9
const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The settings of the engine's connections; what a row looks like hangs on them. */
export const SETTINGS = `set datestyle = 'ISO, DMY'; set timezone = 'UTC'; set intervalstyle = 'iso_8601'; set extra_float_digits = 1`

/** Turns an error of one row into null, so that the rows beside it can still be compared. */
const HOLDS = `create function holds(predicate text, row_id int4) returns text language plpgsql as $$
declare answer bool;
begin
  execute format('select exists (select from rows_of_all_types where id = %s and %s)', row_id, predicate) into answer;
  return answer::text;
exception when others then
  return 'failed';
end $$`

export const whereColumns: readonly WhereColumn[] = [
  { name: 'id', type: 'int4', dims: 0, isEnum: false },
  ...Object.entries(COLUMNS).map(([name, type]) => {
    const element = type.replace('[]', '')
    return { name, type: element, dims: type.endsWith('[]') ? 1 : 0, isEnum: element === 'mood' }
  }),
]

/** A table with every type and random rows; the answer is its rows as the log would tell them. */
export async function makeTable(client: pg.Client, random: SeededRandom): Promise<Row[]> {
  await client.query(SETTINGS)
  await client.query(`create type mood as enum ('sad', 'ok', 'Very Happy')`)
  const columns = Object.entries(COLUMNS)
  const written = columns.map(([name, type]) => `${quoteName(name)} ${sqlTypeOf(type)}`)
  await client.query(`create table rows_of_all_types (id int4 primary key, ${written.join(', ')})`)
  await client.query(HOLDS)
  const places = columns.map(([, type], index) => `$${index + 2}::${sqlTypeOf(type)}`).join(', ')
  for (let id = 1; id <= ROWS; id += 1) {
    const values = columns.map(([, type]) => (random.below(NULL_ONE_IN) === 0 ? null : random.pick(valuesOf(type))))
    await client.query(`insert into rows_of_all_types values ($1, ${places})`, [id, ...values])
  }
  // With statistics the planner applies operators to constants itself, and may fail there.
  await client.query('analyze rows_of_all_types')
  const { rows } = await client.query<Record<string, string | null>>({
    text: 'select * from rows_of_all_types order by id',
    types: { getTypeParser: () => (text: unknown) => text },
  })
  return rows.map((row) => new Map(Object.entries(row)))
}

/** Which rows Postgres finds; `failed` lists those on which it raises an error. */
export async function askPostgres(
  client: pg.Client,
  predicate: string,
): Promise<{ ids: number[]; failed: ReadonlySet<number> }> {
  try {
    const { rows } = await client.query<{ id: number }>(
      `select id from rows_of_all_types where ${predicate} order by id`,
    )
    return { ids: rows.map(({ id }) => id), failed: new Set() }
  } catch (error) {
    // What Postgres cannot even plan is no answer about rows.
    if (error instanceof pg.DatabaseError && (error.code ?? '').startsWith('42')) throw error
    const text = 'select id, holds($1, id) as answer from rows_of_all_types order by id'
    const { rows } = await client.query<{ id: number; answer: string }>(text, [predicate])
    const of = (answer: string): number[] => rows.filter((row) => row.answer === answer).map(({ id }) => id)
    return { ids: of('true'), failed: new Set(of('failed')) }
  }
}
