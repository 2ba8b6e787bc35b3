import type { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { EngineError } from '../engine-error.ts'
import { setSettings } from '../session-settings.ts'
import { collectTransactions, type TransactionSink } from './collect-transactions.ts'
import { CopyStream } from './copy-stream.ts'
import { parseLsn } from './lsn.ts'
import { standbyStatus } from './standby-status.ts'

export type SessionOptions = {
  readonly connection: pg.ClientConfig
  readonly publication: string
  readonly sink: TransactionSink
  readonly transactionBytesMax: number
  readonly clock: () => number
  /** Ends a session that is still being made. */
  readonly signal: AbortSignal
  /** Called once. The slot, and with it the place in the stream, is gone. */
  readonly onEnd: (error: unknown) => void
}

export type Session = {
  /** Every transaction that commits after this comes. */
  readonly startLsn: bigint
  /** Begins to hand over transactions. */
  follow(): void
  /** Resolves when the slot is gone too, unless Postgres takes too long for that. */
  close(): Promise<void>
}

const STATUS_MS = 1_000
const CONNECT_MS = 5_000
const GONE_MS = 1_000
/** For Postgres to end its side, and with it the slot; it may be in the midst of a large transaction. */
const LEAVE_MS_MAX = 1_000
const WAL_DATA = 0x77 // w
const WAL_DATA_HEADER_BYTES = 25
const KEEP_ALIVE = 0x6b // k
const KEEP_ALIVE_REPLY_AT = 17
const NOT_IN_PREREQUISITE_STATE = '55000'

/**
 * One replication connection and its slot. The slot is temporary: logs live in memory, so a place in the stream is of no
 * use to the next process, and a slot that nobody reads would keep WAL until the disk is full.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const client = new pg.Client({
    ...options.connection,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    replication: 'database',
  } as pg.ClientConfig)
  let isOver = false
  const end = (error: unknown): void => {
    if (isOver) return
    isOver = true
    options.onEnd(error)
  }
  client.on('error', end)
  const gone = new Promise<void>((resolve) => client.on('end', resolve))
  client.on('end', () => end(undefined))
  await client.connect()
  const giveUp = (): void => void client.end().catch(() => undefined)
  options.signal.addEventListener('abort', giveUp)
  try {
    options.signal.throwIfAborted()
    await endWithUs(client)
    const slot = `blesaf_engine_${randomBytes(6).toString('hex')}`
    await client.query(setSettings('session'))
    const made = await client.query<{ lsn: string }>(
      `select lsn::text from pg_create_logical_replication_slot('${slot}', 'pgoutput', true)`,
    )
    const startLsn = parseLsn(made.rows[0]?.lsn ?? '')
    let stream: CopyStream | undefined
    const close = async (): Promise<void> => {
      isOver = true
      const endNow = (): void => void client.end().catch(() => undefined)
      if (stream === undefined) endNow()
      else stream.leave()
      const late = setTimeout(endNow, LEAVE_MS_MAX)
      await gone
      clearTimeout(late)
    }
    return {
      startLsn,
      close,
      follow: () => {
        stream = follow(client, slot, startLsn, options, end)
      },
    }
  } catch (error) {
    isOver = true
    await client.end().catch(() => undefined)
    throw error
  } finally {
    options.signal.removeEventListener('abort', giveUp)
  }
}

/**
 * A slot is made once every open transaction has ended. Whoever went meanwhile must not go on waiting there, for its slot
 * counts. Not every system can tell Postgres that we are gone; the session then ends with those transactions.
 */
async function endWithUs(client: pg.Client): Promise<void> {
  await client.query(`set client_connection_check_interval to ${GONE_MS}`).catch(() => undefined)
}

function follow(
  client: pg.Client,
  slot: string,
  startLsn: bigint,
  { publication, sink, transactionBytesMax, clock }: SessionOptions,
  end: (error: unknown) => void,
): CopyStream {
  let flushed = startLsn
  let isInside = false
  const collect = collectTransactions(
    {
      wants: (oid) => sink.wants(oid),
      onTransaction: (transaction) => sink.onTransaction(transaction),
      onBegin(xid, number) {
        isInside = true
        sink.onBegin(xid, number)
      },
    },
    transactionBytesMax,
  )
  const report = (): void => stream.write(standbyStatus(flushed, clock()))
  const onData = (payload: Buffer): void => {
    if (payload[0] === WAL_DATA) {
      const endLsn = collect(payload, WAL_DATA_HEADER_BYTES)
      if (endLsn === undefined) return
      isInside = false
      flushed = endLsn
    } else if (payload[0] === KEEP_ALIVE) {
      const walEnd = payload.readBigUInt64BE(1)
      // Between transactions everything before this end was either handed over or is not ours.
      if (!isInside && walEnd > flushed) flushed = walEnd
      if (payload[KEEP_ALIVE_REPLY_AT] === 1) report()
    }
  }
  let isStopped = false
  const stop = (error: unknown): void => {
    if (isStopped) return
    isStopped = true
    clearInterval(timer)
    end(error)
    client.end().catch(() => undefined)
  }
  const stream = new CopyStream(
    `START_REPLICATION SLOT ${slot} LOGICAL 0/0 ` +
      `(proto_version '1', publication_names '${publicationOption(publication)}', messages 'true')`,
    {
      onData(payload) {
        // What is still on its way after a fault belongs to no whole transaction.
        if (isStopped) return
        try {
          onData(payload)
        } catch (error) {
          // Half a transaction must not be followed by the next one as if nothing were amiss.
          stop(error)
        }
      },
      onEnd: stop,
    },
  )
  const timer = setInterval(report, STATUS_MS)
  timer.unref()
  client.on('end', () => clearInterval(timer))
  client.on('notice', ({ code, message }) => {
    // The publication is gone. Postgres 18 only warns, and leaves its changes out.
    if (code === NOT_IN_PREREQUISITE_STATE) stop(new EngineError('replication_failed', message ?? ''))
  })
  client.query(stream)
  return stream
}

/** A quoted identifier within a quoted option. */
function publicationOption(name: string): string {
  return `"${name.replaceAll('"', '""')}"`.replaceAll("'", "''")
}
