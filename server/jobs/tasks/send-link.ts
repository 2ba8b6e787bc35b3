import { z } from 'zod'
import { sqlStateOf } from '../../database/sql-state.ts'
import { createPasswordLink } from '../../passwords/password-link.ts'
import { callSql } from '../call-sql.ts'
import { JobError } from '../job-error.ts'
import type { JobTask } from '../job-task.ts'

const payloadSchema = z.object({ tenant_id: z.uuid(), staff_id: z.uuid() })

/**
 * The link is made here and not by the request that asked for it, so that asking takes as long for nobody as for somebody.
 * Its address is in no payload and no log: an error of the database, which could quote it, is told by its code alone.
 */
export const sendLink: JobTask = async ({ pool, publicUrl }, payload) => {
  const parsed = payloadSchema.safeParse(payload)
  if (!parsed.success) throw new JobError('payload_invalid')
  const { tenant_id, staff_id } = parsed.data
  const { url, hash } = createPasswordLink(publicUrl, tenant_id)
  try {
    await callSql(pool, 'app.job_send_link($1, $2, $3, $4)', [tenant_id, staff_id, hash, url])
  } catch (error) {
    throw new JobError('job_failed', sqlStateOf(error))
  }
}
