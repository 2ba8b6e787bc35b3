import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { checkOutsidePostgres } from '../../server/postgres/check-outside-postgres.ts'
import { startEmbeddedPostgres } from '../../server/postgres/start-embedded-postgres.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { aFolder, removeFolder } from './helpers.ts'

const WEAK = 'outside_weak'
let database: TestDatabase

function urlFor(user: string): string {
  const { host, port } = inject('cluster')
  return `postgresql://${user}:secret@${encodeURIComponent(host)}:${port}/${database.name}`
}

beforeAll(async () => {
  database = await createTestDatabase()
  await database.pool('postgres').query(`create role ${WEAK} login`)
})

afterAll(async () => {
  await database.close()
  const { close, pool } = await createTestDatabase()
  await pool('postgres').query(`drop role ${WEAK}`)
  await close()
})

test('a suitable Postgres has no fault', async () => {
  expect(await checkOutsidePostgres(urlFor('postgres'))).toEqual([])
})

test('all missing rights of a user are named at once', async () => {
  const faults = await checkOutsidePostgres(urlFor(WEAK))
  expect(faults.map((fault) => fault.code)).toEqual(['roles', 'create_schema', 'replication'])
  expect(faults[0]?.message).toContain('blesaf_owner, blesaf_api, blesaf_worker')
})

test('a Postgres that does not answer is a named fault without the password', async () => {
  const [fault] = await checkOutsidePostgres('postgresql://someone:hunter2@127.0.0.1:1/nothing')
  expect(fault?.code).toBe('unreachable')
  expect(fault?.message).toContain('ECONNREFUSED')
  expect(JSON.stringify(fault)).not.toContain('hunter2')
})

test('a wrong wal_level, no replication slots and a wrong encoding are named together', async () => {
  const folder = aFolder()
  const settings = { wal_level: 'replica', max_replication_slots: 0, fsync: 'off' }
  const other = await startEmbeddedPostgres({ directory: `${folder}/postgres`, log: () => undefined, settings })
  try {
    const admin = new pg.Client(other.connection('postgres', 'postgres'))
    await admin.connect()
    await admin.query(`create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0`)
    await admin.end()
    const codes = (await checkOutsidePostgres(other.url('postgres', 'latin'))).map((fault) => fault.code)
    expect(codes).toEqual(['encoding', 'wal_level', 'replication_slots'])
  } finally {
    await other.stop()
    await removeFolder(folder)
  }
})
