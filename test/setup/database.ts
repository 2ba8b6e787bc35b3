import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { EmbeddedConnection } from '../../server/postgres/embedded-postgres.ts'
import { TEMPLATE_DATABASE } from './template-database.ts'

const USERS = {
  owner: 'blesaf_owner',
  api: 'blesaf_api',
  worker: 'blesaf_worker',
  replication: 'blesaf_replication',
  postgres: 'postgres',
} as const

export type TestRole = keyof typeof USERS

export type TestDatabase = {
  name: string
  config: (role: TestRole) => EmbeddedConnection
  /** Closed by close(); the caller need not end it. */
  pool: (role: TestRole, max?: number) => pg.Pool
  close: () => Promise<void>
}

const POOL_MAX = 4

async function asAdmin(statement: string): Promise<void> {
  const admin = new pg.Client({ ...inject('cluster'), user: 'postgres', database: 'postgres' })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}

function openPool(connection: EmbeddedConnection, max: number): pg.Pool {
  const pool = new pg.Pool({ ...connection, max })
  // Tests end backends on purpose; an idle connection that is lost then must not end the test process.
  pool.on('error', () => undefined)
  return pool
}

/** A fresh world: a copy of the migrated template, which no other test sees. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await asAdmin(`create database ${name} template ${TEMPLATE_DATABASE}`)
  const config = (role: TestRole): EmbeddedConnection => ({ ...inject('cluster'), user: USERS[role], database: name })
  const pools: pg.Pool[] = []
  const pool = (role: TestRole, max = POOL_MAX): pg.Pool => {
    const opened = openPool(config(role), max)
    pools.push(opened)
    return opened
  }
  const close = async (): Promise<void> => {
    await Promise.all(pools.filter((opened) => !opened.ended).map((opened) => opened.end()))
    await asAdmin(`drop database ${name} with (force)`)
  }
  return { name, config, pool, close }
}
