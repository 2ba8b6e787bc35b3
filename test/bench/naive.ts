import type pg from 'pg'
import { callNext, type Teller } from './tellers.ts'

const RETRIES_MAX = 100

/**
 * What one would write without the function: find the first, then update it if it is still waiting, in a transaction of
 * the application, again when another was faster. The same rows are written as by app.push, and the same checks read.
 */
export async function naiveCallNext(pool: pg.Pool, teller: Teller): Promise<void> {
  const command = callNext(teller)
  for (let attempt = 0; attempt < RETRIES_MAX; attempt += 1) {
    if (await attemptCall(pool, teller, command)) return
  }
  throw new Error('the naive call lost every race')
}

async function attemptCall(pool: pg.Pool, teller: Teller, command: ReturnType<typeof callNext>): Promise<boolean> {
  const { device, counterId } = teller
  const client = await pool.connect()
  const query = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
  try {
    await client.query('begin')
    await query('n1', `select set_config('app.tenant_id', $1, true)`, [device.tenantId])
    await query('n2', 'select last_seq from app.writers where id = $1 for no key update', [device.writerId])
    const counter = await query('n3', 'select service_ids, branch_id from app.counters where id = $1 for share', [
      counterId,
    ])
    const session = await query('n4', 'select staff_id from app.staff_sessions where id = $1 and device_id = $2', [
      device.sessionId,
      device.deviceId,
    ])
    const found = await query(
      'n5',
      `select id, version, queued_at from app.tickets
       where branch_id = $1 and queue_day = current_date and state = 'waiting' and service_id = any ($2)
       order by order_at, id limit 1`,
      [device.branchId, counter.rows[0].service_ids],
    )
    const ticket = found.rows[0]
    if (ticket === undefined) throw new Error('the line is empty')
    const staffId = session.rows[0].staff_id
    const updated = await query(
      'n6',
      `update app.tickets set state = 'called', called_at = now(), counter_id = $2, staff_id = $3, called_by_command = $4,
         call_kind = 'next', recalls = 0, version = version + 1
       where id = $1 and state = 'waiting'`,
      [ticket.id, counterId, staffId, command.id],
    )
    if (updated.rowCount !== 1) {
      await client.query('rollback')
      return false
    }
    const patch = {
      state: 'called',
      counter_id: counterId,
      staff_id: staffId,
      called_by_command: command.id,
      call_kind: 'next',
    }
    await query(
      'n7',
      `insert into app.ticket_events (ticket_id, ordinal, tenant_id, branch_id, what, occurred_at, recorded_at, patch, staff_id, device_id, command_id)
       values ($1, $2, $3, $4, 'called', now(), now(), $5, $6, $7, $8)`,
      [
        ticket.id,
        Number(ticket.version) + 1,
        device.tenantId,
        device.branchId,
        JSON.stringify(patch),
        staffId,
        device.deviceId,
        command.id,
      ],
    )
    await query(
      'n8',
      `insert into app.commands (writer_id, seq, id, tenant_id, branch_id, name, kind, args, session_id, staff_id, config_version,
         occurred_at, recorded_at, outcome, ticket_ids)
       values ($1, $2, $3, $4, $5, 'call_next', 'intent', $6, $7, $8, 1, now(), now(), $9, array[$10::uuid])`,
      [
        device.writerId,
        command.seq,
        command.id,
        device.tenantId,
        device.branchId,
        JSON.stringify(command.args),
        device.sessionId,
        staffId,
        JSON.stringify({ kind: 'applied', flags: [], ticket_id: ticket.id }),
        ticket.id,
      ],
    )
    await query(
      'n9',
      'update app.writers set last_seq = $2, last_occurred_at = now(), last_contact_at = now() where id = $1',
      [device.writerId, command.seq],
    )
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** Unlike the functions' callers, the naive way needs to write tables itself. */
export async function grantNaive(root: pg.Pool): Promise<void> {
  await root.query(
    'grant select, insert, update on app.tickets, app.ticket_events, app.commands, app.writers, app.counters, app.staff_sessions to blesaf_api',
  )
}
