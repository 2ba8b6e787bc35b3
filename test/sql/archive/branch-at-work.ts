import type pg from 'pg'
import { type Branch, type Device, issueArgs, type World } from '../../setup/world.ts'

/** The most that one push takes. */
const RUN_MAX = 200

/** A branch with a kiosk and a tablet, and the worker's role beside the devices'. */
export class BranchAtWork {
  readonly world: World
  readonly branch: Branch
  readonly worker: pg.Pool
  readonly #kiosk: Device
  readonly #tablet: Device
  readonly #console: Device
  #n = 0

  private constructor(world: World, branch: Branch, worker: pg.Pool, devices: [Device, Device, Device]) {
    this.world = world
    this.branch = branch
    this.worker = worker
    ;[this.#kiosk, this.#tablet, this.#console] = devices
  }

  static async open(
    world: World,
    now: string,
    options: { clock?: string; tenantId?: string } = {},
  ): Promise<BranchAtWork> {
    await world.setNow(now)
    const branch = await world.addBranch(options)
    const kiosk = await world.addDevice(branch, 'kiosk')
    const tablet = await world.addDevice(branch, 'tablet')
    const console = await world.addDevice(branch, 'console')
    return new BranchAtWork(world, branch, world.database.pool('worker'), [kiosk, tablet, console])
  }

  /** Answers the ids of the tickets. */
  async issue(count: number, overrides: Record<string, unknown> = {}): Promise<string[]> {
    const day = await this.world.today(this.branch)
    const ids: string[] = []
    for (let left = count; left > 0; left -= RUN_MAX) {
      const run = Array.from({ length: Math.min(left, RUN_MAX) }, () => {
        this.#n += 1
        const args = issueArgs(this.branch, day, this.#n, overrides)
        ids.push(args.ticket_id as string)
        return { name: 'issue_ticket', kind: 'fact' as const, args }
      })
      const { results } = await this.world.push(this.#kiosk, run)
      const odd = results.find(({ outcome }) => outcome.kind !== 'applied')
      if (odd !== undefined) throw new Error(JSON.stringify(odd))
    }
    return ids
  }

  async give(
    name: string,
    kind: 'fact' | 'intent',
    args: Record<string, unknown>,
    header: { id?: string; seq?: number } = {},
  ) {
    return this.world.give(this.#tablet, name, kind, { counter_id: this.branch.counters[0], ...args }, header)
  }

  async call(): Promise<string> {
    const outcome = await this.give('call_next', 'intent', { valid_for_ms: 15_000 })
    if (outcome.ticket_id === undefined) throw new Error(JSON.stringify(outcome))
    return outcome.ticket_id
  }

  async serve(): Promise<string> {
    const id = await this.call()
    await this.give('start_service', 'fact', { ticket_id: id })
    await this.give('complete_service', 'fact', { ticket_id: id, outcome: 'done' })
    return id
  }

  async job<Answer>(text: string, values: unknown[] = []): Promise<Answer> {
    const { rows } = await this.worker.query<{ answer: Answer }>(`select ${text} as answer`, values)
    return rows[0]?.answer as Answer
  }

  /** Asks as the branch's manager at the console: `app.<name>(tenant, session, …args, origin)`. */
  async ask<Answer>(name: string, args: unknown[], tenantId = this.branch.tenantId): Promise<Answer> {
    const values = [tenantId, this.#console.sessionId, ...args, null]
    const places = values.map((_, index) => `$${index + 1}`).join(', ')
    const { rows } = await this.world.api.query<{ answer: Answer }>(`select app.${name}(${places}) as answer`, values)
    return rows[0]?.answer as Answer
  }

  async look<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.world.root.query<Row>(text, values)).rows
  }

  get kiosk(): Device {
    return this.#kiosk
  }

  get tablet(): Device {
    return this.#tablet
  }

  get ids(): [string, string] {
    return [this.branch.tenantId, this.branch.branchId]
  }

  closeDay() {
    return this.job<Record<string, unknown>>('app.job_close_day($1, $2)', this.ids)
  }

  async closeFully(): Promise<void> {
    for (let round = 0; round < 100; round += 1) {
      if ((await this.closeDay()).done === true) return
      // Another worker may hold the rest for a moment: the job comes back later too.
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('the close does not come to an end')
  }

  archiveBatch(max = 5_000) {
    return this.job<{ tickets: number; events: number }>('app.job_archive_batch($1, $2)', [this.branch.tenantId, max])
  }
}
