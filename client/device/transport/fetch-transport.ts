import type { z } from 'zod'
import type { Reply, Transport } from '../../../sync/ports/transport.ts'
import { heartbeatAnswer } from '../../../sync/wire/heartbeat.ts'
import { pushAnswer } from '../../../sync/wire/push.ts'
import type { Ask, Question } from './ask.ts'
import type { DeviceToken } from './device-token.ts'

/** A full batch over a slow line; the server itself gives up earlier. */
export const PUSH_MS_MAX = 20_000
/** Two are due in this time: one that takes longer tells nothing about now. */
export const HEARTBEAT_MS_MAX = 10_000

/** Pushes and heartbeats by fetch, with the device's token. */
export function createTransport(ask: Ask, token: DeviceToken): Transport {
  /** A token may have ended while the machine slept, or with the server's key: once a fresh one is tried. */
  async function askAsDevice<Schema extends z.ZodType>(question: Question<Schema>): Promise<Reply<z.output<Schema>>> {
    const given = await token.current()
    if (given.kind !== 'answer') return given
    const reply = await askWith(question, given.answer)
    if (!isUnauthenticated(reply)) return reply
    const fresh = await token.current()
    return fresh.kind === 'answer' ? askWith(question, fresh.answer) : fresh
  }

  async function askWith<Schema extends z.ZodType>(
    question: Question<Schema>,
    bearer: string,
  ): Promise<Reply<z.output<Schema>>> {
    const reply = await ask({ ...question, headers: { authorization: `Bearer ${bearer}` } })
    if (isUnauthenticated(reply)) token.drop(bearer)
    return reply
  }

  return {
    push: (request) => askAsDevice({ path: '/api/push', body: request, msMax: PUSH_MS_MAX, answer: pushAnswer }),
    heartbeat: (writer) =>
      askAsDevice({
        path: writer === undefined ? '/api/heartbeat' : `/api/heartbeat?writer=${encodeURIComponent(writer)}`,
        msMax: HEARTBEAT_MS_MAX,
        answer: heartbeatAnswer,
      }),
  }
}

function isUnauthenticated(reply: Reply<unknown>): boolean {
  return reply.kind === 'refused' && reply.code === 'unauthenticated'
}
