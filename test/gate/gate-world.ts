import { randomUUID } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { AppDeps } from '../../server/app.ts'
import { createEngine, type Engine } from '../../server/engine/create-engine.ts'
import type { GateLimits } from '../../server/gate/gate-limits.ts'
import type { ShapeRequest, ShapeSource } from '../../server/gate/shape-source.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { aPerson, type Person } from '../people/cast.ts'
import { AppServer } from '../setup/app-server.ts'
import { type Branch, type Device, issueArgs } from '../setup/world.ts'

export const PHONE = '+21698123456'
export const SECRET = 'c2VjcmV0LXNlY3JldC0xMg'
export const NOTE = 'green scarf'

export type Answer = { status: number; headers: Headers; text: string; messages: Message[] }
export type Message = {
  value?: Record<string, string | null>
  headers: { operation?: string; control?: string }
}

/** Short enough for a test, long enough that a write comes before. */
const ENGINE_LIMITS = { longPollMs: 1_500, beyondHeadMs: 200, sseMs: 5_000, sseKeepAliveMs: 200 }

/** The whole app before an engine that is let into the database as in an installation: by the replication role alone. */
export class GateWorld {
  readonly server: AppServer
  readonly engine: Engine
  /** What the gate asked of its source, oldest first. */
  readonly asked: ShapeRequest[] = []
  /** Answers in place of the engine, when set. */
  instead: ShapeSource | undefined
  private readonly stopper: AbortController

  private constructor(server: AppServer, engine: Engine, stopper: AbortController) {
    this.server = server
    this.engine = engine
    this.stopper = stopper
  }

  static async open(
    gateLimits: Partial<GateLimits> = {},
    environment: Record<string, string> = {},
  ): Promise<GateWorld> {
    const stopper = new AbortController()
    let world: GateWorld | undefined
    const shapes: ShapeSource = (request) => {
      if (world === undefined) throw new Error('not open yet')
      return world.answer(request)
    }
    const more: Partial<AppDeps> = { shapes, gateLimits, stopping: stopper.signal }
    const server = await AppServer.open(environment, 8, more)
    const { database } = server.world
    const engine = createEngine({
      connection: database.config('replication'),
      pool: database.pool('replication', 10),
      clock: () => performance.timeOrigin + performance.now(),
      log: createLogger({ level: 'silent', secret: 'test' }),
      limits: ENGINE_LIMITS,
      publication: 'blesaf',
      managePublication: false,
    })
    world = new GateWorld(server, engine, stopper)
    await engine.start()
    return world
  }

  async close(): Promise<void> {
    await this.engine.stop()
    await this.server.close()
  }

  stop(): void {
    this.stopper.abort()
  }

  private async answer(request: ShapeRequest): Promise<Response> {
    this.asked.push(request)
    if (this.instead !== undefined) return this.instead(request)
    const { query, method, headers, signal } = request
    // A request over the network gives the change stream its turn; a call in the same process would not.
    await turn()
    return this.engine.handle(new Request(`http://engine/v1/shape?${query}`, { method, headers }), signal)
  }

  /** As it came over the wire: the query is not touched. */
  async fetch(token: string | undefined, query: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...init.headers }
    return this.server.app.request(`/v1/shape?${query}`, { ...init, headers })
  }

  async ask(token: string | undefined, query: string, init: RequestInit = {}): Promise<Answer> {
    const answer = await this.fetch(token, query, init)
    const text = await answer.text()
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      messages: text.startsWith('[') ? JSON.parse(text) : [],
    }
  }

  /** Snapshot and what follows it, up to date. */
  async read(token: string, shape: string, branchId: string): Promise<Answer> {
    const base = `shape=${shape}&branch=${branchId}`
    const first = await this.ask(token, `${base}&offset=-1`)
    if (first.status !== 200) return first
    const rest = await this.ask(token, `${base}&${placeAfter(first)}`)
    return { ...rest, text: first.text + rest.text, messages: [...first.messages, ...rest.messages] }
  }

  /** A ticket with everything personal on it: contact, note, answers, words, the secret of its page. */
  async aTicket(branch: Branch, kiosk: Device, tablet: Device, n: number): Promise<string> {
    const { world } = this.server
    const day = await world.today(branch)
    const contact = { name: 'Amina', phone: PHONE, email: 'amina@example.tn' }
    const args = issueArgs(branch, day, n, { contact, answers: { why: 'blue form' }, secret: SECRET })
    await world.give(kiosk, 'issue_ticket', 'fact', args)
    await world.give(tablet, 'note_ticket', 'fact', { ticket_id: args.ticket_id, text: NOTE })
    return String(args.ticket_id)
  }

  async aPerson(role: string, tenantId: string, branchId?: string): Promise<Person> {
    const { server } = this
    const parts = { world: server.world, signedIn: server.signedIn.bind(server) }
    return aPerson(parts, { tenantId, role, ...(branchId !== undefined && { branchId }) })
  }
}

/** Where a reader goes on after an answer. */
export function placeAfter({ headers }: Pick<Answer, 'headers'>): string {
  return `offset=${headers.get('electric-offset')}&handle=${headers.get('electric-handle')}`
}

export const rowsOf = ({ messages }: Answer) => messages.flatMap(({ value }) => (value === undefined ? [] : [value]))

export const isUpToDate = ({ messages }: Answer) => messages.at(-1)?.headers.control === 'up-to-date'

export const newId = randomUUID
