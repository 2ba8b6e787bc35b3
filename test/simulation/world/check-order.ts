import type pg from 'pg'
import type { PushAnswer, PushRequest } from '../../../sync/wire/push.ts'

const IN_LINE = `w.state = 'waiting' and (w.for_counter_id is null or w.for_counter_id = k.id)`
const ELIGIBLE = `${IN_LINE} and (w.for_staff_id = t.staff_id or w.for_staff_id is null and w.service_id = any (k.service_ids))`

const PASSED = `
  select w.number from app.tickets t join app.counters k on k.id = t.counter_id
  join app.tickets w on w.branch_id = t.branch_id and w.queue_day = t.queue_day
  where t.id = $1 and t.state = 'called' and t.called_by_command = $2 and ${ELIGIBLE}
    and (w.order_at, w.id) < (t.order_at, t.id)
  order by w.order_at, w.id limit 1`

/** Without the key by which calls go: whoever waits where they came, and came before the head start of the one called. */
const OVERTAKEN = `
  select w.number from app.tickets t join app.counters k on k.id = t.counter_id
  join app.tickets w on w.branch_id = t.branch_id and w.queue_day = t.queue_day
  where t.id = $1 and t.state = 'called' and t.called_by_command = $2 and ${ELIGIBLE}
    and w.order_at = w.queued_at - w.head_start_s * interval '1 second'
    and w.queued_at < t.queued_at - t.head_start_s * interval '1 second'
  order by w.queued_at limit 1`

const OVERLOOKED = `
  select w.number from app.counters k join app.tickets w on w.branch_id = k.branch_id
  where k.id = $1 and w.queue_day = $2 and ${IN_LINE} and w.service_id = any (k.service_ids)
    and w.for_staff_id is null limit 1`

/**
 * [I4] [I12] Right behind a push whose last command was a call: whoever was called stood first, and where nobody was, nobody stood
 * there. Undefined: nothing is wrong, or nothing can be said, because the outcome is an old one.
 */
export async function findPassed(
  root: pg.Pool,
  today: string,
  request: PushRequest,
  answer: PushAnswer,
): Promise<{ readonly id: 'I4' | 'I12'; readonly what: string } | undefined> {
  const command = request.commands.at(-1)
  const result = answer.results.at(-1)
  if (command?.name !== 'call_next' || result?.id !== command.id) return undefined
  // Of a history that was lost: it takes whom it had taken then.
  if (command.kind === 'fact') return undefined
  const { outcome } = result
  if (outcome.kind === 'applied' && outcome.ticket_id !== undefined) {
    const { rows } = await root.query<{ number: string }>(PASSED, [outcome.ticket_id, command.id])
    if (rows[0] !== undefined) return { id: 'I4', what: `call ${command.id} passed ${rows[0].number}, who stood first` }
    const overtaken = (await root.query<{ number: string }>(OVERTAKEN, [outcome.ticket_id, command.id])).rows[0]
    if (overtaken === undefined) return undefined
    return { id: 'I12', what: `call ${command.id} passed ${overtaken.number}, who came beyond the head start before` }
  }
  if (outcome.kind !== 'rejected' || outcome.code !== 'nobody_waiting') return undefined
  const { rows } = await root.query<{ number: string }>(OVERLOOKED, [command.args.counter_id, today])
  if (rows[0] === undefined) return undefined
  return { id: 'I4', what: `call ${command.id} found nobody, though ${rows[0].number} waits` }
}
