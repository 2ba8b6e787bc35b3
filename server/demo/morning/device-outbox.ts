import type pg from 'pg'
import type { Random } from '../../../sync/random/create-random.ts'

export type MorningDevice = { tenantId: string; deviceId: string; writerId: string; sessionId: string | null }
type Outcome = { kind: string; code?: string; ticket_id?: string }
type Command = { name: string; kind: 'fact' | 'intent'; args: Record<string, unknown>; at: number }

/** As many as a device sends at once. */
const RUN_MAX = 200

export type DeviceOutbox = {
  /** Something that happened in the room; it goes out with the next push. */
  record(name: string, args: Record<string, unknown>, at: number): void
  /** A wish, after all that was recorded before it. */
  give(name: string, args: Record<string, unknown>, at: number): Promise<Outcome>
  flush(): Promise<void>
}

/** A device of the demo's morning: it pushes what a real one would have pushed, each command with its age. */
export async function openOutbox(
  client: pg.ClientBase,
  device: MorningDevice,
  random: Random,
  now: () => number,
): Promise<DeviceOutbox> {
  const { tenantId, deviceId, writerId, sessionId } = device
  await client.query('select app.open_writer($1, $2, $3)', [tenantId, deviceId, writerId])
  const { rows } = await client.query<{ seq: number }>(
    `select (app.writer_state($1, $2, $3) ->> 'last_seq')::integer as seq`,
    [tenantId, deviceId, writerId],
  )
  let seq = rows[0]?.seq ?? 0
  let pending: Command[] = []

  async function push(commands: readonly Command[]): Promise<Outcome[]> {
    const items = commands.map(({ name, kind, args, at }, index) => ({
      seq: seq + index + 1,
      id: random.uuid(),
      name,
      kind,
      args,
      session: sessionId,
      config_version: 1,
      age_ms: Math.max(0, now() - at),
    }))
    const answered = await client.query<{ results: { outcome: Outcome }[]; stopped: string | null }>(
      `select p -> 'results' as results, p ->> 'stopped' as stopped from app.push($1, $2, $3, $4) p`,
      [tenantId, deviceId, writerId, JSON.stringify(items)],
    )
    const { results = [], stopped = null } = answered.rows[0] ?? {}
    if (stopped !== null)
      throw new Error(`the demo's ${commands[results.length]?.name} failed with SQLSTATE ${stopped}`)
    seq += commands.length
    return results.map(({ outcome }) => outcome)
  }

  async function flush(): Promise<void> {
    while (pending.length > 0) {
      const run = pending.slice(0, RUN_MAX)
      pending = pending.slice(RUN_MAX)
      const odd = (await push(run)).find(({ kind }) => kind !== 'applied')
      if (odd !== undefined) throw new Error(`a fact of the demo was not applied: ${JSON.stringify(odd)}`)
    }
  }

  return {
    record: (name, args, at) => void pending.push({ name, kind: 'fact', args, at }),
    async give(name, args, at) {
      await flush()
      const [outcome] = await push([{ name, kind: 'intent', args, at }])
      return outcome ?? { kind: 'retry' }
    },
    flush,
  }
}
