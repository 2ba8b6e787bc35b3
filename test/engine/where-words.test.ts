import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compileWhere } from '../../server/engine/where/compiled-where.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { type SeededRandom, seededRandom } from '../setup/seeded-random.ts'
import { createClauses } from './where-clauses.ts'
import { makeTable, whereColumns } from './where-table.ts'

/** More by WHERE_CLAUSES, from another WHERE_SEED. */
const CLAUSES = Number(process.env.WHERE_CLAUSES ?? 2_000)
const SEED = Number(process.env.WHERE_SEED ?? 31)
const CLAUSES_MS_MAX = 60_000 + CLAUSES * 20
const WORDS_MAX = 9
const COMPILED_ONE_IN = 20

/** Put where they make no sense, most are refused, and some mean something nobody thought of. */
const PIECES = [
  ...whereColumns.map(({ name }) => (/^[a-z0-9]+$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`)),
  ...'= <> < >= + - * / % ^ | & # ~ << >> || @> <@ && @ |/ ! ~~ ~~* !~~ -> ?'.split(' '),
  ...'and or not is null in any all like ilike between distinct from true false unknown'.split(' '),
  ...'( ) [ ] , :: . ; : $1 $2 -- case when exists select'.split(' '),
  ...'::int4 ::text ::numeric ::date ::int4[] ::mood ::varchar(2) ::interval ::bool'.split(' '),
  ...'lower( upper( coalesce( greatest( concat( array[ row( date( int4( array_cat( timezone( justify_days( now()'.split(
    ' ',
  ),
  ...[
    '1',
    '-1',
    '1.5',
    '1e5',
    "''",
    "'1'",
    "'a'",
    "E'\\\\'",
    "'{1,2}'",
    "'2024-01-01'",
    "'infinity'",
    'null',
    "B'1'",
    '99999999999',
  ],
  ...[
    'is not null',
    'is true',
    'is distinct from',
    'not in (',
    'in (1,2)',
    '= any (',
    'between 1 and 2',
    "at time zone 'UTC'",
    'collate "C"',
    'escape',
    'limit 1',
  ],
]
const PARAMS = new Map(['1', "it's \\", '2', 'a%', '{1}', '3', '4', '5'].map((text, index) => [index + 1, text]))

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client(database.config('postgres'))
  await client.connect()
  await makeTable(client, seededRandom(SEED))
})

afterAll(async () => {
  await client.end()
  await database.close()
})

/** What Postgres says against the SQL before it looks at any row; null when it is willing. */
async function objection(sql: string): Promise<string | null> {
  try {
    await client.query(`explain select id from rows_of_all_types where ${sql}`)
    return null
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? (error.code ?? '') : ''
    // Class 22 is about values: Postgres applied a constant that only fails in its planner.
    return code.startsWith('22') ? null : `${String(error)} ${code}`
  }
}

/** A clause that means something with a few pieces changed, or nothing but pieces. */
function createText(random: SeededRandom): () => string {
  const clauses = createClauses(random)
  const piece = (): string => random.pick(PIECES)
  return () => {
    if (random.below(3) === 0) return Array.from({ length: 1 + random.below(WORDS_MAX) }, piece).join(' ')
    const words = clauses.next(1 + random.below(3)).text.split(' ')
    for (let changes = random.below(3); changes >= 0; changes -= 1) {
      const at = random.below(words.length)
      words.splice(at, random.below(2), ...(random.below(2) === 0 ? [piece()] : []))
    }
    return words.join(' ')
  }
}

it(
  'clauses of changed and random words are refused, or become SQL that Postgres takes',
  async () => {
    const nextText = createText(seededRandom(SEED))
    let compiled = 0
    for (let index = 0; index < CLAUSES; index += 1) {
      const text = nextText()
      const result = await compileWhere(text, PARAMS, whereColumns, { isSubset: true })
      if (result.kind === 'refused') continue
      compiled += 1
      expect(await objection(result.where.sql), `${text} became ${result.where.sql}`).toBeNull()
    }
    expect(compiled).toBeGreaterThan(CLAUSES / COMPILED_ONE_IN)
    expect(compiled).toBeLessThan(CLAUSES / 2)
  },
  CLAUSES_MS_MAX,
)
