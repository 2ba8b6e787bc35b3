import type pg from 'pg'
import { pino } from 'pino'
import type { DeviceIdentity } from '../../../server/auth/device-identity.ts'
import { createBranchVersions } from '../../../server/commands/branch-versions.ts'
import { type PushDeps, push } from '../../../server/commands/push.ts'
import { createAcknowledgementSigner } from '../../../server/commands/sign-acknowledgement.ts'
import { readStandingWriter } from '../../../server/commands/writer-state.ts'
import { isTransient, refusalOf } from '../../../server/database/sql-state.ts'
import { HttpError } from '../../../server/http/http-error.ts'
import type { Reply } from '../../../sync/ports/transport.ts'
import { type HeartbeatAnswer, heartbeatAnswer } from '../../../sync/wire/heartbeat.ts'
import { parsePush } from '../../../sync/wire/parse-push.ts'
import { type PushAnswer, type PushRequest, pushAnswer } from '../../../sync/wire/push.ts'
import { restorePicture, takePicture } from './pictures.ts'

export type AuthorityPools = { readonly root: pg.Pool; readonly api: pg.Pool; readonly worker: pg.Pool }
/** A write of a published table: its row as texts, in the order of the log. */
export type Change = {
  readonly shape: string
  readonly op: string
  readonly row: Readonly<Record<string, string | null>>
}
export type Answered<Answer> =
  | Exclude<Reply<Answer>, { kind: 'answer' }>
  | { readonly kind: 'answer'; readonly answer: Answer }

export type PushedListener = (request: PushRequest, answer: PushAnswer, root: pg.Pool) => Promise<void>
export type Authority = ReturnType<typeof createAuthority>

const SECRET = 'a secret of the simulation, the same in every world'

/**
 * The real authority: the server's own push path over the real SQL. One question at a time, in the order of asking, so that
 * a seed tells everything; what happens between transactions at the same moment is tested elsewhere.
 */
export function createAuthority(pools: AuthorityPools, clock: { now(): number }) {
  let lsn = 1_000n
  let toldNow = ''
  let last: Promise<unknown> = Promise.resolve()
  let busy = 0
  let onChanges: (changes: readonly Change[], lsn: string) => void = () => undefined
  let onFault: (error: unknown) => void = (error) => {
    throw error
  }
  let onPushed: PushedListener = async () => undefined
  let branchVersions = createBranchVersions(pools.api, clock.now)
  const signer = createAcknowledgementSigner(SECRET)

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    busy += 1
    const turn = last.then(async () => {
      await tellTime()
      return work()
    })
    last = turn.then(done, done)
    return turn
  }
  function done(): void {
    busy -= 1
  }

  async function tellTime(): Promise<void> {
    const now = new Date(clock.now()).toISOString()
    if (now === toldNow) return
    await pools.root.query('update app_private.clock set frozen_at = $1', [now])
    toldNow = now
  }

  function hearLog(line: string): void {
    if (line.includes('"sqlstate"')) onFault(new Error(line))
  }

  /** After a commit: what it wrote goes to the shapes, and the log has come as far as this. */
  async function drain(): Promise<string> {
    const { rows } = await pools.root.query<Change>(
      'with gone as (delete from sim.changes returning *) select shape, op, row from gone order by n',
    )
    if (rows.length > 0) {
      lsn += 10n
      onChanges(rows, String(lsn))
    }
    return String(lsn)
  }

  /** A command that ends in an error which nobody foresaw is told to the log alone. */
  const log = pino({ level: 'error', base: null, timestamp: false }, { write: hearLog })
  const pushDeps: PushDeps = { pool: pools.api, log, commitPosition: drain, signer }

  async function asReply<Answer>(work: () => Promise<Answer>): Promise<Answered<Answer>> {
    try {
      return { kind: 'answer', answer: await work() }
    } catch (error) {
      const refusal = refusalOf(error) ?? (error instanceof HttpError ? error : undefined)
      if (refusal !== undefined) {
        return { kind: 'refused', code: refusal.code, details: refusal.details, retry_after_ms: undefined }
      }
      if (!isTransient(error)) onFault(error)
      return { kind: 'unreachable', why: 'fault' }
    }
  }

  return {
    /** As the route does it: parsed as text, refused as a whole where it is not of this shape. */
    push(device: DeviceIdentity, body: string): Promise<Answered<PushAnswer>> {
      return inTurn(() =>
        asReply(async () => {
          const parsed = parsePush(JSON.parse(body))
          if (!parsed.ok) throw new HttpError(parsed.code, 400)
          try {
            const answer = pushAnswer.parse(JSON.parse(JSON.stringify(await push(pushDeps, device, parsed.push))))
            await onPushed(parsed.push, answer, pools.root)
            return answer
          } catch (error) {
            // What was committed before it stands; with an answer, its LSN was read behind it.
            await drain()
            throw error
          }
        }),
      )
    },
    heartbeat(device: DeviceIdentity, writer: string | undefined): Promise<Answered<HeartbeatAnswer>> {
      return inTurn(() =>
        asReply(async () => {
          const version = await branchVersions(device)
          const state = await readStandingWriter(pools.api, device, writer)
          return heartbeatAnswer.parse(JSON.parse(JSON.stringify({ ...version, writer: state })))
        }),
      )
    },
    /** As the owner, at set-up, or as somebody who looks. */
    ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
      return inTurn(async () => {
        const { rows } = await pools.root.query<Row>(text, values)
        await drain()
        return rows
      })
    },
    withRoot<Value>(work: (root: pg.Pool) => Promise<Value>): Promise<Value> {
      return inTurn(async () => {
        const value = await work(pools.root)
        await drain()
        return value
      })
    },
    work<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
      return inTurn(async () => {
        const { rows } = await pools.worker.query<Row>(text, values)
        await drain()
        return rows
      })
    },
    takePicture: (name: string) => inTurn(() => takePicture(pools.root, name)),
    restorePicture: (name: string) =>
      inTurn(async () => {
        await restorePicture(pools.root, name)
        toldNow = ''
        branchVersions = createBranchVersions(pools.api, clock.now)
      }),
    rowsOf: (shape: string) =>
      inTurn(async () => {
        const { rows } = await pools.root.query<{ row: Change['row'] }>(`select sim.rows_of_${shape}() as row`)
        return rows.map(({ row }) => row)
      }),
    onChanges(listener: (changes: readonly Change[], lsn: string) => void): void {
      onChanges = listener
    },
    /** What a server would log as its own fault, and answer with 500. */
    onFault(listener: (error: unknown) => void): void {
      onFault = listener
    },
    /** Right behind each push, before anybody else's: what it left can be looked at. */
    onPushed(listener: PushedListener): void {
      onPushed = listener
    },
    lsn: () => String(lsn),
    isBusy: () => busy > 0,
  }
}
