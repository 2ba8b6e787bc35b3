import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lensStatements } from '../../client/build/lens-statements.ts'
import { aLensDay } from '../../client/lens/a-lens-day.ts'
import { applyChange } from '../../client/lens/worker/apply-change.ts'

const BYTES_MAX = 400_000
const ROUNDS = 400
const day = aLensDay('apply', 25)

let lens: PGlite
beforeAll(async () => {
  lens = await PGlite.create()
  for (const statement of lensStatements()) await lens.exec(statement)
})
afterAll(() => lens.close())

const one = async (sql: string) => (await lens.query<{ value: unknown }>(sql)).rows[0]?.value
const put = (rows: readonly object[]) => ({ table: 'tickets' as const, put: rows as never, gone: [], isLast: true })

it('[LF1] the parts of a change take effect together, or not at all', async () => {
  const [first, second, third] = day.tickets
  expect(await applyChange(lens, [put([first, second].filter((row) => row !== undefined))])).toBe(0)
  const parts = [put(third === undefined ? [] : [third]), { ...put([]), gone: ['no id'] }]
  await expect(applyChange(lens, parts)).rejects.toMatchObject({ code: '22P02' })
  expect(await one('select count(*)::int as value from app.tickets')).toBe(2)
  await applyChange(lens, [{ ...put([]), gone: [first?.id ?? ''] }])
  expect(await one('select id as value from app.tickets')).toBe(second?.id)
})

it('[LF1] what a row lost is gone in the lens too, and instants keep their microseconds', async () => {
  const [row] = day.tickets
  const at = Date.parse('2026-11-20T09:00:00.123Z') + 0.456
  await applyChange(lens, [put([{ ...row, contact_phone: '+216 1', queued_at: at }])])
  expect(await one(`select queued_at::text as value from app.tickets where id = '${row?.id}'`)).toBe(
    '2026-11-20 09:00:00.123456+00',
  )
  const { contact_phone: _, ...less } = { ...row }
  await applyChange(lens, [put([less])])
  expect(await one(`select contact_phone as value from app.tickets where id = '${row?.id}'`)).toBeNull()
})

it('[LF1] the same rows changed again and again take no more room', async () => {
  for (let round = 0; round < ROUNDS; round += 1)
    await applyChange(lens, [
      put(day.tickets.map((row) => ({ ...row, state: round % 2 === 0 ? 'called' : 'waiting', version: round }))),
    ])
  expect(Number(await one(`select pg_total_relation_size('app.tickets') as value`))).toBeLessThan(BYTES_MAX)
  expect(await one('select count(*)::int as value from app.tickets')).toBe(day.tickets.length)
})
