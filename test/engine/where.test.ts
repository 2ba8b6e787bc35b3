import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileWhere } from '../../server/engine/where/compiled-where.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { seededRandom } from '../setup/seeded-random.ts'
import { createClauses } from './where-clauses.ts'
import { askPostgres, makeTable, type Row, whereColumns } from './where-table.ts'

/** More by WHERE_CLAUSES, from another WHERE_SEED: `WHERE_CLAUSES=20000 WHERE_SEED=7 npx vitest run …`. */
const CLAUSES = Number(process.env.WHERE_CLAUSES ?? 400)
const SEED = Number(process.env.WHERE_SEED ?? 20_261)
const BATCHES = 4
const BATCH_MS_MAX = 60_000 + CLAUSES * 60
const DEPTH_MAX = 4
const ACCEPTED_SHARE_MIN = 0.8

type World = { database: TestDatabase; client: pg.Client; rows: Row[] }
let world: World

beforeAll(async () => {
  const database = await createTestDatabase()
  const client = new pg.Client(database.config('postgres'))
  await client.connect()
  world = { database, client, rows: await makeTable(client, seededRandom(SEED)) }
})

afterAll(async () => {
  await world.client.end()
  await world.database.close()
})

/** Ids that the predicate finds, and of those Postgres fails on none may be among them. */
async function disagreement(text: string, params: ReadonlyMap<number, string>): Promise<string | null> {
  const compiled = await compileWhere(text, params, whereColumns, { isSubset: true })
  if (compiled.kind === 'refused') return compiled.problems.join()
  const { sql, matches } = compiled.where
  const own = world.rows.filter(matches).map((row) => Number(row.get('id')))
  const { ids } = await askPostgres(world.client, sql).catch((error: unknown) => {
    throw new Error(`${text} became ${sql}`, { cause: error })
  })
  const odd = [...own.filter((id) => !ids.includes(id)), ...ids.filter((id) => !own.includes(id))]
  if (odd.length === 0) return null
  const used = compiled.where.columns
  const [row] = world.rows.filter((candidate) => Number(candidate.get('id')) === odd[0])
  const seen = used.map((column) => `${column}=${row?.get(column)}`).join(' ')
  return `DISAGREE on ${odd.length} rows: ${text} ${JSON.stringify([...params])}\n  ${sql}\n  ${own.includes(odd[0] ?? 0) ? 'ours' : 'postgres'} matches ${seen}`
}

describe('the predicate of the log and the SQL of the snapshot', () => {
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const seed = SEED + batch
    it(
      `agree on every row and clause of seed ${seed}`,
      async () => {
        const clauses = createClauses(seededRandom(seed))
        const refused: string[] = []
        const odd: string[] = []
        for (let index = 0; index < CLAUSES / BATCHES; index += 1) {
          const { text, params } = clauses.next(1 + (index % DEPTH_MAX))
          const found = await disagreement(text, params)
          if (found?.startsWith('DISAGREE')) odd.push(found)
          else if (found !== null) refused.push(`${found} <- ${text}`)
        }
        if (process.env.WHERE_REFUSED === '1') console.log(refused.join('\n'))
        expect(odd, odd.slice(0, 10).join('\n')).toEqual([])
        expect(1 - refused.length / (CLAUSES / BATCHES)).toBeGreaterThan(ACCEPTED_SHARE_MIN)
      },
      BATCH_MS_MAX,
    )
  }
})
