import type { Authority } from '../authority/authority.ts'
import type { Place } from './seed-branch.ts'

type Job = {
  readonly id: string
  readonly ticket_id: string
  readonly command_id: string
  readonly valid_until: string
  readonly is_fresh: boolean
}

const WAITING = `
  select j.id, p.ticket_id, p.command_id, p.valid_until, p.valid_until > app.now() as is_fresh
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  cross join json_to_record(j.payload) p (tenant_id uuid, ticket_id uuid, command_id uuid, valid_until timestamptz)
  where t.identifier = 'deliver_called' and p.tenant_id = $1 order by j.id`

/** Runs what the worker would run; answers each message that would have gone out although it is late or no longer true [I13]. */
export async function deliverMessages(authority: Authority, { tenantId }: Place): Promise<string[]> {
  const untrue: string[] = []
  for (const job of await authority.ask<Job>(WAITING, [tenantId])) {
    const { id, ticket_id, command_id, valid_until, is_fresh } = job
    const [told] = await authority.work<{ status: string }>('select app.job_deliver_called($1, $2, $3, $4) as status', [
      tenantId,
      ticket_id,
      command_id,
      valid_until,
    ])
    await authority.ask('delete from graphile_worker._private_jobs where id = $1', [id])
    const [ticket] = await authority.ask<{ state: string }>('select state from app.tickets where id = $1', [ticket_id])
    if (told?.status === 'no_provider' && !(is_fresh && ticket?.state === 'called'))
      untrue.push(`a message about ${ticket_id}, which is ${ticket?.state ?? 'gone'}, valid until ${valid_until}`)
  }
  return untrue
}
