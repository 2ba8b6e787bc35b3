import type pg from 'pg'
import { z } from 'zod'
import type { SendSealed } from '../../push/create-push.ts'
import { callSql } from '../call-sql.ts'
import { JobError } from '../job-error.ts'
import type { JobTask } from '../job-task.ts'

const payloadSchema = z.object({
  tenant_id: z.uuid(),
  ticket_id: z.uuid(),
  command_id: z.uuid(),
  valid_until: z.string(),
})
type Payload = z.output<typeof payloadSchema>

type Phone = { readonly digest: string; readonly sealed: string; readonly language: string }
type Pushes = {
  readonly phones: readonly Phone[]
  readonly number: string
  readonly counter: string | null
  readonly now_s: number
  readonly left_ms: number
}

/** Whether the message may still go out is decided now, in one statement, and not when it was enqueued. */
export function createDeliverCalled(send?: SendSealed): JobTask {
  return async ({ pool, log }, payload) => {
    const parsed = payloadSchema.safeParse(payload)
    if (!parsed.success) throw new JobError('payload_invalid')
    if (send !== undefined) await push(pool, parsed.data, send)
    const { tenant_id, ticket_id, command_id, valid_until } = parsed.data
    // What a push service took is noted by now: this then answers `sent`.
    const status = await callSql<string>(pool, 'app.job_deliver_called($1, $2, $3, $4)', [
      tenant_id,
      ticket_id,
      command_id,
      valid_until,
    ])
    log.debug({ status, ticket_id }, 'message decided')
  }
}

/** To every phone that asked for it. When no service took it the job fails, and is tried again while there is time. */
async function push(pool: pg.Pool, payload: Payload, send: SendSealed): Promise<void> {
  const { tenant_id, ticket_id, command_id, valid_until } = payload
  const call = [tenant_id, ticket_id, command_id]
  const found = await callSql<Pushes | null>(pool, 'app.job_called_pushes($1, $2, $3, $4)', [...call, valid_until])
  if (found === null) return
  const { number, counter } = found
  const time = { nowS: found.now_s, leftMs: found.left_ms }
  const results = await Promise.all(
    found.phones.map(async ({ digest, sealed, language }) => ({
      digest,
      result: await send(sealed, { number, counter, language }, time),
    })),
  )
  const taken = results.filter(({ result }) => result === 'taken').length
  const gone = results.flatMap(({ digest, result }) => (result === 'gone' ? [digest] : []))
  await callSql(pool, 'app.job_note_pushed($1, $2, $3, $4, $5)', [...call, taken, gone])
  if (taken === 0 && gone.length < results.length) throw new JobError('push_failed')
}
