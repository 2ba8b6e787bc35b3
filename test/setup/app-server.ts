import { type AppDeps, createApp } from '../../server/app.ts'
import { authenticateDevices, createIdentity, type Identity } from '../../server/auth/identity.ts'
import { createPools, type Pools } from '../../server/database/pools.ts'
import type { App } from '../../server/http/app-env.ts'
import { fakeDeps } from '../../server/http/fake-deps.ts'
import { messageFor } from '../../sync/errors/message-for.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { type Device, World } from './world.ts'

export type Asked = {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape.
  readonly body: any
}

export type AskOptions = {
  readonly method?: string
  readonly token?: string | undefined
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** The address of the socket. */
  readonly address?: string
}

/** The whole app as it is served, without a socket, on a database of its own; people and devices prove themselves by real tokens. */
export class AppServer {
  readonly world: World
  readonly app: App
  readonly identity: Identity
  readonly pools: Pools
  readonly lines: string[]

  private constructor(world: World, app: App, identity: Identity, pools: Pools, lines: string[]) {
    this.world = world
    this.app = app
    this.identity = identity
    this.pools = pools
    this.lines = lines
  }

  static async open(
    environment: Record<string, string> = {},
    poolMax = 8,
    more: Partial<AppDeps> = {},
  ): Promise<AppServer> {
    const database: TestDatabase = await createTestDatabase()
    const world = await World.on(database)
    const deps = fakeDeps(environment)
    const access = { api: database.config('api'), worker: database.config('worker') }
    const pools = createPools({ access, max: poolMax, log: deps.log })
    const now = () => performance.timeOrigin + performance.now()
    const identity = createIdentity({ config: deps.config, pool: pools.api, now })
    const authenticate = authenticateDevices(identity.tokens)
    const app = createApp({ ...deps, messageFor, pools, identity, authenticate, ...more })
    return new AppServer(world, app, identity, pools, deps.lines)
  }

  async close(): Promise<void> {
    await Promise.all([this.pools.api.end(), this.pools.worker.end()])
    await this.world.close()
  }

  async ask(path: string, options: AskOptions = {}): Promise<Asked> {
    const { token, body, headers = {}, address = '192.0.2.1' } = options
    const method = options.method ?? (body === undefined ? 'GET' : 'POST')
    const init = {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }
    const answer = await this.app.request(path, init, { incoming: { socket: { remoteAddress: address } } } as never)
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false
    return { status: answer.status, headers: answer.headers, body: isJson && text !== '' ? JSON.parse(text) : text }
  }

  /** A session of a person who is there, at a browser or at a device, with its access token; no sign-in is played. */
  async signedIn(
    tenantId: string,
    staffId: string,
    deviceId: string | null = null,
  ): Promise<{ token: string; sessionId: string }> {
    const { rows } = await this.world.root.query<{ id: string }>(
      `insert into app.staff_sessions (tenant_id, staff_id, device_id, started_at, expires_at, ends_at, method)
       values ($1, $2, $3, app.now(), app.now() + interval '12 hours', app.now() + interval '7 days', 'password') returning id`,
      [tenantId, staffId, deviceId],
    )
    const sessionId = rows[0]?.id ?? ''
    const { token } = await this.identity.tokens.forPerson({ tenantId, staffId, sessionId })
    return { token, sessionId }
  }

  async deviceToken({ tenantId, deviceId, branchId }: Device): Promise<string> {
    return (await this.identity.tokens.forDevice({ tenantId, deviceId, branchId })).token
  }

  /** An operator of the installation, signed in. */
  async operator(): Promise<{ token: string; staffId: string; tenantId: string }> {
    const { rows } = await this.world.root.query<{ id: string; tenant_id: string }>(
      `insert into app.staff (tenant_id, name, role) select t.id, 'operator', 'operator' from app.tenants t where t.is_platform
       returning id, tenant_id`,
    )
    const [made] = rows
    if (made === undefined) throw new Error('there is no platform')
    const { token } = await this.signedIn(made.tenant_id, made.id)
    return { token, staffId: made.id, tenantId: made.tenant_id }
  }
}
