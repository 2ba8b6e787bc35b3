import type pg from 'pg'
import { isTransient } from '../database/sql-state.ts'

export type DeviceQuestion = {
  readonly tenantId: string
  readonly deviceId: string
  readonly shape: string
  readonly branch: string
}
type Waiting = DeviceQuestion & { resolve(answer: unknown): void; reject(error: unknown): void }

/** One change wakes every device of a branch, and all of them come again at once. */
const TOGETHER_MAX = 64
/** A second one, so that nobody waits for a database that hangs on a single question. */
const RUNNING_MAX = 2
/** The devices of a branch come within a few milliseconds of each other. */
const GATHER_MS = 8

const QUESTION = {
  name: 'shapes_of_devices',
  text: `select app.shape_of_device(q.tenant_id, q.device_id, q.shape, q.branch_id) as answer
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) with ordinality q (tenant_id, device_id, shape, branch_id, n)
    order by q.n`,
}

/**
 * What the database says of each question, asked after it came and never kept: questions that come together, or
 * while others are under way, share a statement. Each enters as its own device and tenant there. What one question comes to
 * grief of ends the whole statement, so then they are asked by halves, until it is that of its own question alone [GK16]: one
 * device that is refused again and again must not make a statement of each question of all other banks. Only a database that
 * is away is away for all.
 */
export function createDeviceGrants(pool: Pick<pg.Pool, 'query'>): (question: DeviceQuestion) => Promise<unknown> {
  let waiting: Waiting[] = []
  let running = 0
  let isDue = false

  function pump(): void {
    isDue = false
    while (running < RUNNING_MAX && waiting.length > 0) {
      const together = waiting.slice(0, TOGETHER_MAX)
      waiting = waiting.slice(TOGETHER_MAX)
      running += 1
      void settle(together).finally(() => {
        running -= 1
        pump()
      })
    }
  }

  async function settle(together: readonly Waiting[]): Promise<void> {
    try {
      const answers = await ask(together)
      for (const [at, each] of together.entries()) each.resolve(answers[at])
    } catch (error) {
      if (together.length === 1 || isTransient(error)) {
        for (const each of together) each.reject(error)
        return
      }
      const half = Math.ceil(together.length / 2)
      await settle(together.slice(0, half))
      await settle(together.slice(half))
    }
  }

  async function ask(together: readonly DeviceQuestion[]): Promise<unknown[]> {
    const { rows } = await pool.query<{ answer: unknown }>({
      ...QUESTION,
      values: [
        together.map(({ tenantId }) => tenantId),
        together.map(({ deviceId }) => deviceId),
        together.map(({ shape }) => shape),
        together.map(({ branch }) => branch),
      ],
    })
    return rows.map(({ answer }) => answer)
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ ...question, resolve, reject })
      if (isDue) return
      isDue = true
      setTimeout(pump, GATHER_MS)
    })
}
