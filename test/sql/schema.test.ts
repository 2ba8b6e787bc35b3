import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { dumpFresh } from '../../sql/migrate/dump-fresh.ts'
import { DEFAULT_DIRECTORY } from '../../sql/migrate/migrate.ts'

test('the committed schema.txt is what the SQL directory makes; `npm run db:dump` renews it', async () => {
  const cluster = { ...inject('cluster'), user: 'postgres', database: 'postgres' }
  const committed = readFileSync(join(DEFAULT_DIRECTORY, 'schema.txt'), 'utf8').replaceAll('\r\n', '\n')
  const made = await dumpFresh(cluster, DEFAULT_DIRECTORY)
  expect(committed, 'sql/schema.txt is not up to date: run `npm run db:dump`, review and commit it').toBe(made)
})
