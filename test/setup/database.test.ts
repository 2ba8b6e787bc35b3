import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from './database.ts'

const first = await createTestDatabase()
const second = await createTestDatabase()
afterAll(() => Promise.all([first.close(), second.close()]))

test('a test database is a world of its own', async () => {
  await first.pool('postgres').query('create table only_here (id int)')
  const { rows } = await second.pool('postgres').query(`select to_regclass('only_here') as found`)
  expect(rows).toEqual([{ found: null }])
})

test('a test database bears the locale and the log level that the embedded one has', async () => {
  const { rows } = await first.pool('postgres').query(
    `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
            current_setting('wal_level') as wal_level
     from pg_database where datname = current_database()`,
  )
  expect(rows).toEqual([{ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8', wal_level: 'logical' }])
})

test('close leaves nothing behind', async () => {
  const third = await createTestDatabase()
  third.pool('postgres')
  await third.pool('postgres').query('select 1')
  await third.close()
  const { rows } = await first.pool('postgres').query('select 1 from pg_database where datname = $1', [third.name])
  expect(rows).toEqual([])
})
