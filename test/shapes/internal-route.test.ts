import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { createSecretBox } from '../../server/auth/secret-box.ts'
import { fakeDeps } from '../../server/http/fake-deps.ts'
import { createShapes, type Shapes } from '../../server/shapes/create-shapes.ts'
import { createHolderProof, INTERNAL_PATH } from '../../server/shapes/holder-proof.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const box = createSecretBox('i'.repeat(48))
const proof = createHolderProof(box)
const deps = fakeDeps()
const QUERY = 'table=app.counters&offset=-1'

let database: TestDatabase
let shapes: Shapes
let app: ReturnType<typeof createApp>
let holdId = ''

beforeAll(async () => {
  database = await createTestDatabase()
  const pool = database.pool('postgres')
  const access = { ...database.config('postgres'), user: 'blesaf_replication' }
  const registry = deps.metrics.registry
  shapes = createShapes({ config: deps.config, access, pool, box, log: deps.log, registry })
  await shapes.open('http://127.0.0.1:1')
  app = createApp({ ...deps, answerInternally: shapes.answerInternally })
  const { rows } = await pool.query('select hold_id from app_private.engine_holder')
  holdId = rows[0].hold_id
})
afterAll(async () => {
  await shapes.stop()
  await database.close()
})

type Told = { query?: string; method?: string; told?: { holdId?: string; query?: string; method?: string } | null }

/** Asks for one thing with a proof of another, where a test says so. */
function ask({ query = QUERY, method = 'GET', told = {} }: Told): Response | Promise<Response> {
  const proven = { holdId, method, search: `?${told?.query ?? query}`, ...told }
  const headers = told === null ? {} : proof.headersFor(proven)
  return app.request(`${INTERNAL_PATH}?${query}`, { method, headers })
}

test('[SH3] another server is answered, by its proof alone', async () => {
  const answer = await ask({})
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('snapshot-end')])
  expect((await ask({ method: 'HEAD' })).status).toBe(200)
  expect((await ask({ method: 'OPTIONS' })).status).toBe(204)
})

test.each<[string, Told]>([
  ['no proof', { told: null }],
  ['a proof of another question', { told: { query: 'table=app.tickets&offset=-1' } }],
  ['a proof of another method', { told: { method: 'HEAD' } }],
  ['a method that no server needs', { method: 'POST' }],
  ['a method that changes shapes', { method: 'DELETE' }],
])('[SH3] %s: the path does not exist', async (_what, told) => {
  const answer = await ask(told)
  expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ code: 'not_found' })])
  expect(answer.headers.get('electric-handle')).toBeNull()
})

test('[SH3] a proof by another secret is none', async () => {
  const strange = createHolderProof(createSecretBox('j'.repeat(48)))
  const headers = strange.headersFor({ holdId, method: 'GET', search: `?${QUERY}` })
  expect((await app.request(`${INTERNAL_PATH}?${QUERY}`, { headers })).status).toBe(404)
})

test('[SH3] a proof for a former hold is sent away, without rows', async () => {
  const answer = await ask({ told: { holdId: crypto.randomUUID() } })
  expect([answer.status, await answer.text()]).toEqual([410, ''])
})

test('[SH3] the API document does not know the path', async () => {
  expect(await (await app.request('/openapi.json')).text()).not.toContain(INTERNAL_PATH)
})

test('[SH8] what is not in the publication is not served, whatever the gate would ask', async () => {
  const query = 'table=app.staff&offset=-1'
  expect((await ask({ query })).status).toBeGreaterThanOrEqual(400)
})

test('[SH8] the two publications hold the same tables', async () => {
  const { rows } = await database.pool('postgres').query(
    `select pubname, array_agg(format('%s.%s', schemaname, tablename) order by tablename) as tables
       from pg_publication_tables group by pubname order by pubname`,
  )
  expect(rows.map(({ pubname }) => pubname)).toEqual(['blesaf', 'electric_publication_blesaf'])
  expect(rows[1]?.tables).toEqual(rows[0]?.tables)
})
