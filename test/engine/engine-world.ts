import { Buffer } from 'node:buffer'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import type pg from 'pg'
import { createEngine, type Engine, type EngineOptions } from '../../server/engine/create-engine.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

export type Message = {
  key?: string
  value?: Record<string, string | null>
  headers: { operation?: string; control?: string; last?: boolean; lsn?: string; global_last_seen_lsn?: string }
}

export type Answer = { status: number; headers: Record<string, string>; messages: Message[]; text: string }

export type EngineWorld = {
  engine: Engine
  database: TestDatabase
  sql: (text: string, values?: unknown[]) => Promise<pg.QueryResult>
  ask: (query: string, signal?: AbortSignal) => Promise<Answer>
  close: () => Promise<void>
}

/** Where a change is waited for, it comes first on a loaded machine too; short is only what a test waits for in vain. */
const LIMITS = { longPollMs: 10_000, beyondHeadMs: 200, sseMs: 10_000, sseKeepAliveMs: 10_000 }

/** An engine in this process on a database of its own. */
export async function openEngineWorld({ limits, ...options }: Partial<EngineOptions> = {}): Promise<EngineWorld> {
  const database = await createTestDatabase()
  const pool = database.pool('postgres', 10)
  const engine = createEngine({
    connection: database.config('postgres'),
    pool,
    clock: () => performance.timeOrigin + performance.now(),
    log: createLogger({ level: 'silent', secret: 'test' }),
    limits: { ...LIMITS, ...limits },
    ...options,
  })
  await engine.start()
  const ask: EngineWorld['ask'] = async (query, signal = new AbortController().signal) => {
    const request = {
      method: 'GET',
      path: '/v1/shape',
      query,
      signal,
      header: () => undefined,
      readBody: async () => Buffer.alloc(0),
    }
    // A request over the network gives the change stream its turn; a call in the same process would not.
    await turn()
    const { status, headers, body } = await engine.respond(request)
    let text = ''
    if (typeof body === 'string') text = body
    else for await (const part of body) text += String(part)
    return { status, headers: { ...headers }, text, messages: text.startsWith('[') ? JSON.parse(text) : [] }
  }
  return {
    engine,
    database,
    ask,
    sql: (text, values) => (values === undefined ? pool.query(text) : pool.query(text, values)),
    async close() {
      await engine.stop()
      await slotIsGone(database)
      await database.close()
    },
  }
}

/** Postgres lets go of a slot a moment after its connection has ended, and until then keeps the database. */
async function slotIsGone(database: TestDatabase): Promise<void> {
  const slots = 'select from pg_replication_slots where database = current_database()'
  const pool = database.pool('postgres', 1)
  for (let tries = 0; tries < 100 && (await pool.query(slots)).rowCount !== 0; tries += 1) await sleep(50)
}

/** Where a reader of `query` goes on after an answer. */
export function after({ headers }: Answer): string {
  return `offset=${headers['electric-offset']}&handle=${headers['electric-handle']}`
}

/** Applies messages as a client does; an update of a row that it does not have is a fault. */
export function applyMessages(rows: Map<string, Record<string, string | null>>, messages: readonly Message[]): void {
  for (const { key, value, headers } of messages) {
    if (key === undefined || value === undefined) continue
    if (headers.operation === 'insert') {
      if (rows.has(key)) throw new Error(`${key} is inserted twice`)
      rows.set(key, value)
    } else {
      const row = rows.get(key)
      if (row === undefined) throw new Error(`${key} is not there to ${headers.operation}`)
      if (headers.operation === 'delete') rows.delete(key)
      else rows.set(key, { ...row, ...value })
    }
  }
}

/** Asks on until everything that was committed before the call has come. */
export async function catchUp(
  { ask, sql }: EngineWorld,
  query: string,
  from: { offset: string; handle: string } | undefined,
  rows: Map<string, Record<string, string | null>>,
): Promise<{ offset: string; handle: string } | 'must-refetch'> {
  // A published row that no shape of ours shows moves the position past everything before it.
  await sql('create table if not exists marker(id int generated always as identity primary key)')
  await ask('table=marker&offset=-1')
  const marked = await sql("insert into marker default values returning pg_current_wal_insert_lsn() - '0/0' as lsn")
  const wanted = BigInt(marked.rows[0].lsn)
  let place = from
  for (;;) {
    const answer = await ask(`${query}&${place ? `offset=${place.offset}&handle=${place.handle}` : 'offset=-1'}`)
    if (answer.status === 409) return 'must-refetch'
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
    applyMessages(rows, answer.messages)
    place = { offset: answer.headers['electric-offset'] ?? '', handle: answer.headers['electric-handle'] ?? '' }
    const seen = answer.messages.at(-1)?.headers.global_last_seen_lsn
    if (seen !== undefined && BigInt(seen) >= wanted) return place
  }
}
