import { randomUUID } from 'node:crypto'
import { pushBatch } from '../../../server/commands/push-batch.ts'
import { createLogger } from '../../../server/log/create-logger.ts'
import type { PushRequest } from '../../../sync/wire/push.ts'
import type { Device, Outcome, World } from '../../setup/world.ts'

export type Header = Record<string, unknown> & { id: string; seq: number; name: string; kind: 'fact' | 'intent' }

/** Sends a batch as the server's own push does: in runs, halved at a deadlock. Answers all outcomes, or throws. */
export type Sender = (device: Device, batch: readonly Header[]) => Promise<Outcome[]>

const ATTEMPTS_MAX = 20
const PAUSE_MS = 20

export function createSender(world: World): Sender {
  const deps = { pool: world.api, log: createLogger({ level: 'silent', secret: 'test'.repeat(10) }) }
  const attempt = async (device: Device, batch: readonly Header[]): Promise<Outcome[]> => {
    const request = { protocol: 1, writer: device.writerId, epoch: 1, commands: batch } as unknown as PushRequest
    const { answers } = await pushBatch(deps, device, request, { epoch: 1, acknowledged: null, isMore: false })
    const stopped = answers.find((answer) => answer.stopped !== null)
    if (stopped) throw new Error(`a command failed with ${stopped.stopped}`)
    return answers.flatMap((answer) => answer.results.map((result) => result.outcome as Outcome))
  }
  return async (device, batch) => {
    let outcomes: Outcome[] = []
    for (let tries = 0; outcomes.length < batch.length; tries += 1) {
      if (tries === ATTEMPTS_MAX) throw new Error(`${batch.length - outcomes.length} commands have no outcome`)
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      outcomes = outcomes.concat(await attempt(device, batch.slice(outcomes.length)))
    }
    return outcomes
  }
}

/** The next command of a device's line, complete as the outbox holds it. */
export function aCommand(
  device: Device,
  name: string,
  kind: 'fact' | 'intent',
  args: Record<string, unknown>,
  overrides: Record<string, unknown> = {},
): Header {
  device.seq += 1
  const { sessionId: session, seq } = device
  const header = { seq, id: randomUUID(), name, kind, schema: 1, args, session, config_version: 1 }
  return { ...header, age_ms: 0, written_at: null, known_at: null, ...overrides }
}
