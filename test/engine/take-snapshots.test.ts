import { afterAll, beforeAll, expect, test } from 'vitest'
import { ENGINE_LIMITS } from '../../server/engine/engine-limits.ts'
import { aDefinition, aShape, whereIn } from '../../server/engine/shapes/a-shape.ts'
import { RecentTransactions } from '../../server/engine/shapes/recent-transactions.ts'
import type { Shape } from '../../server/engine/shapes/shape.ts'
import { takeSnapshots } from '../../server/engine/shapes/take-snapshots.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  const pool = database.pool('postgres', 1)
  await pool.query(`create table items(id text primary key, title text, priority text)`)
  await pool.query(`insert into items select n::text, repeat('x', 10), 'low' from generate_series(1, 3) n`)
})
afterAll(() => database.close())

const shapeOf = (sql: string): Shape => aShape(aDefinition({ where: { ...whereIn({ id: [sql] }), sql: `(${sql})` } }))

test('[EN46] a shape has its rows before those behind it are read, and keeps them when one of these fails', async () => {
  const [first, none, bad, last] = ["id < '3'", 'false', '1 / (length(id) - 1) = 1', 'true'].map(shapeOf)
  const told: [Shape, string][] = []
  const deps = { pool: database.pool('postgres', 1), limits: ENGINE_LIMITS, recent: new RecentTransactions() }
  const taking = takeSnapshots([first, none, bad, last] as Shape[], deps, (shape, snapshot) => {
    told.push([shape, snapshot.kind === 'read' ? String(snapshot.chunks) : 'failed'])
  })
  await expect(taking).rejects.toMatchObject({ code: 'clause_failed' })
  expect(told.map(([shape, rows]) => [shape, rows.match(/"id":"\d"/g)])).toEqual([
    [first, ['"id":"1"', '"id":"2"']],
    [none, null],
  ])
  expect(told[0]?.[1]).toContain('snapshot-end')
})
