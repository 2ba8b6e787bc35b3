import { z } from 'zod'
import { callSql } from '../call-sql.ts'
import { JobError } from '../job-error.ts'
import type { JobTask } from '../job-task.ts'

const payloadSchema = z.object({
  tenant_id: z.uuid(),
  ticket_id: z.uuid(),
  command_id: z.uuid(),
  valid_until: z.string(),
})

/** Whether the message may still go out is decided now, in one statement, and not when it was enqueued. */
export const deliverCalled: JobTask = async ({ pool, log }, payload) => {
  const parsed = payloadSchema.safeParse(payload)
  if (!parsed.success) throw new JobError('payload_invalid')
  const { tenant_id, ticket_id, command_id, valid_until } = parsed.data
  const status = await callSql<string>(pool, 'app.job_deliver_called($1, $2, $3, $4)', [
    tenant_id,
    ticket_id,
    command_id,
    valid_until,
  ])
  log.debug({ status, ticket_id }, 'message decided')
}
