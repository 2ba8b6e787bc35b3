import type pg from 'pg'
import type { PushAnswer, PushRequest } from '../../../sync/wire/push.ts'

const ELIGIBLE = `w.state = 'waiting' and w.service_id = any (k.service_ids) and (w.for_counter_id is null or w.for_counter_id = k.id)`

const PASSED = `
  select w.number from app.tickets t join app.counters k on k.id = t.counter_id
  join app.tickets w on w.branch_id = t.branch_id and w.queue_day = t.queue_day
  where t.id = $1 and t.state = 'called' and t.called_by_command = $2 and ${ELIGIBLE}
    and (w.for_staff_id is null or w.for_staff_id = t.staff_id) and (w.order_at, w.id) < (t.order_at, t.id)
  order by w.order_at, w.id limit 1`

const OVERLOOKED = `
  select w.number from app.counters k join app.tickets w on w.branch_id = k.branch_id
  where k.id = $1 and w.queue_day = $2 and ${ELIGIBLE} and w.for_staff_id is null limit 1`

/**
 * [I4] Right behind a push whose last command was a call: whoever was called stood first, and where nobody was, nobody stood
 * there. Undefined: nothing is wrong, or nothing can be said, because the outcome is an old one.
 */
export async function findPassed(
  root: pg.Pool,
  today: string,
  request: PushRequest,
  answer: PushAnswer,
): Promise<string | undefined> {
  const command = request.commands.at(-1)
  const result = answer.results.at(-1)
  if (command?.name !== 'call_next' || result?.id !== command.id) return undefined
  // Of a history that was lost: it takes whom it had taken then.
  if (command.kind === 'fact') return undefined
  const { outcome } = result
  if (outcome.kind === 'applied' && outcome.ticket_id !== undefined) {
    const { rows } = await root.query<{ number: string }>(PASSED, [outcome.ticket_id, command.id])
    return rows[0] === undefined ? undefined : `call ${command.id} passed ${rows[0].number}, who stood first`
  }
  if (outcome.kind !== 'rejected' || outcome.code !== 'nobody_waiting') return undefined
  const { rows } = await root.query<{ number: string }>(OVERLOOKED, [command.args.counter_id, today])
  return rows[0] === undefined ? undefined : `call ${command.id} found nobody, though ${rows[0].number} waits`
}
