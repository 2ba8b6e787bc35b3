import type pg from 'pg'
import { microsecondsOf } from './microseconds-of.ts'

/** From the start of a transaction until it was surely over, in microseconds of real time. */
export type Span = { beganAt: number; overAt: number }

/** When tickets may have been locked, from the ledger. */
export type Transactions = {
  spanByCommand: ReadonlyMap<string, Span>
  /** Of commands that named a ticket, refused ones too. */
  holdsByTicket: ReadonlyMap<string, Span[]>
  /** When the last of the transactions of a branch that had begun before an instant was over. */
  quietAfter: (branchId: string, instant: number) => number
}

/**
 * A commit is stamped a moment before others see it, and on a busy machine its process may be put aside in between. It is
 * surely over when the next transaction of the same writer, which needs its lock on the writer, is committed.
 */
const SPANS = `
  select l.id, l.branch_id as "branchId", l.name, ${microsecondsOf('l.recorded_at')} as "beganAt", ${microsecondsOf('t.over_at')} as "overAt"
  from (
    select writer_id, xmin::text as xid, coalesce(
      lead(pg_xact_commit_timestamp(xmin)) over (partition by writer_id order by min(seq)),
      pg_xact_commit_timestamp(xmin) + interval '1 second') as over_at
    from app.commands group by writer_id, xmin
  ) t
  join app.commands l on l.writer_id = t.writer_id and l.xmin::text = t.xid
  order by l.recorded_at`

/** By id, through the call that took it, or through the command that is to be undone. */
const HOLDS = `
  select l.id, h.id as "ticketId"
  from app.commands l
  cross join lateral (
    select t.id::text from unnest(l.ticket_ids) t (id)
    union select l.args ->> 'ticket_id' where l.args ? 'ticket_id'
    union select t.id::text from app.commands n cross join unnest(n.ticket_ids) t (id)
      where n.tenant_id = l.tenant_id and n.id = coalesce(l.args ->> 'call', l.args ->> 'command_id')::uuid
  ) h`

type SpanRow = Span & { id: string; branchId: string; name: string }

export async function loadTransactions(db: pg.ClientBase): Promise<Transactions> {
  const { rows } = await db.query<SpanRow>(SPANS)
  const spanByCommand = new Map<string, Span>(rows.map(({ id, beganAt, overAt }) => [id, { beganAt, overAt }]))
  // Each with the latest end up to it, so that the answer is one search. Issues lock nothing that was there before.
  const spansByBranch = new Map<string, Span[]>()
  for (const { branchId, beganAt, overAt } of rows.filter(({ name }) => name !== 'issue_ticket')) {
    const spans = listOf(spansByBranch, branchId)
    spans.push({ beganAt, overAt: Math.max(overAt, spans.at(-1)?.overAt ?? 0) })
  }
  const holdsByTicket = new Map<string, Span[]>()
  for (const { id, ticketId } of (await db.query<{ id: string; ticketId: string }>(HOLDS)).rows) {
    const span = spanByCommand.get(id)
    if (span) listOf(holdsByTicket, ticketId).push(span)
  }
  const quietAfter = (branchId: string, instant: number): number =>
    lastBefore(spansByBranch.get(branchId) ?? [], instant)
  return { spanByCommand, holdsByTicket, quietAfter }
}

function lastBefore(spans: readonly Span[], instant: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.beganAt ?? 0) < instant) low = middle + 1
    else high = middle
  }
  return Math.max(instant, spans[low - 1]?.overAt ?? 0)
}

function listOf<Item>(map: Map<string, Item[]>, key: string): Item[] {
  const known = map.get(key)
  if (known !== undefined) return known
  const made: Item[] = []
  map.set(key, made)
  return made
}
