import { randomUUID } from 'node:crypto'
import { createApp } from '../../server/app.ts'
import type { Authenticate } from '../../server/auth/device-identity.ts'
import { createPools, type Pools } from '../../server/database/pools.ts'
import type { App } from '../../server/http/app-env.ts'
import { fakeDeps } from '../../server/http/fake-deps.ts'
import { messageFor } from '../../sync/errors/message-for.ts'
import { pushAnswer } from '../../sync/wire/push.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import type { Command, Device } from '../setup/world.ts'
import { Stage } from '../sql/stage.ts'

export type Answer = ReturnType<typeof pushAnswer.parse>
export type ErrorAnswer = { status: number; code: string; message: string; details?: Record<string, unknown> }
export type Batch = Partial<Record<'epoch' | 'acknowledged' | 'forked_from' | 'more', unknown>>

/** The app as it is served, on a stage of its own: a device proves itself by its id. */
export class PushServer {
  readonly stage: Stage
  readonly database: TestDatabase
  readonly pools: Pools
  readonly app: App
  readonly lines: string[]

  private constructor(database: TestDatabase, stage: Stage, poolMax: number) {
    this.database = database
    this.stage = stage
    const deps = fakeDeps({})
    const access = { api: database.config('api'), worker: database.config('worker') }
    this.pools = createPools({ access, max: poolMax, log: deps.log })
    this.lines = deps.lines
    this.app = createApp({ ...deps, messageFor, pools: this.pools, authenticate: this.authenticate })
  }

  static async open(poolMax = 8): Promise<PushServer> {
    const database = await createTestDatabase()
    return new PushServer(database, await Stage.open(database), poolMax)
  }

  async close(): Promise<void> {
    await Promise.all([this.pools.api.end(), this.pools.worker.end()])
    await this.stage.close()
  }

  private authenticate: Authenticate = async (authorization) => {
    const deviceId = authorization?.match(/^Bearer ([0-9a-f-]{36})$/)?.[1]
    if (deviceId === undefined) return null
    const { rows } = await this.stage.world.root.query(
      'select id as "deviceId", tenant_id as "tenantId", branch_id as "branchId" from app.devices where id = $1',
      [deviceId],
    )
    return rows[0] ?? null
  }

  /** The commands as the device's outbox would tell them; `seq` runs by itself. */
  headers(device: Device, commands: Command[]): Record<string, unknown>[] {
    return commands.map((command) => {
      if (command.seq === undefined) device.seq += 1
      return { id: randomUUID(), seq: device.seq, age_ms: 0, session: device.sessionId, config_version: 1, ...command }
    })
  }

  post(device: Device | null, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const proof = device === null ? {} : { authorization: `Bearer ${device.deviceId}` }
    const init = { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...proof, ...headers } }
    return Promise.resolve(this.app.request('/api/push', init))
  }

  body(device: Device, commands: unknown[], more: Batch = {}): Record<string, unknown> {
    return { protocol: 1, writer: device.writerId, epoch: 1, commands, ...more }
  }

  /** A push that is answered, read as a device reads it. */
  async push(device: Device, commands: Command[], more: Batch = {}): Promise<Answer> {
    const response = await this.post(device, this.body(device, this.headers(device, commands), more))
    const answer = await response.json()
    if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(answer)}`)
    return pushAnswer.parse(answer)
  }

  /** A push that is refused whole. */
  async refusal(response: Promise<Response>): Promise<ErrorAnswer> {
    const answer = await response
    const { request_id: _, ...error } = (await answer.json()) as Record<string, unknown>
    return { status: answer.status, ...error } as ErrorAnswer
  }

  /** How much there is, by table: what a refusal must not change. */
  async rowCounts(): Promise<Record<string, number>> {
    const { rows } = await this.stage.world.root.query(
      `select (select count(*)::int from app.tickets) as tickets, (select count(*)::int from app.ticket_events) as events,
         (select count(*)::int from app.commands) as commands, (select count(*)::int from app.quarantine) as quarantine,
         (select count(*)::int from app.writers) as writers, (select sum(last_seq)::int from app.writers) as last_seqs,
         (select count(*)::int from app.epochs) as epochs, (select count(*)::int from graphile_worker.jobs) as jobs`,
    )
    return rows[0]
  }
}
