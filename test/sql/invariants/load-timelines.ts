import type pg from 'pg'
import { microsecondsOf } from './microseconds-of.ts'

/** A ticket's public row as its events alone tell it; read by these checks, so only what they need is typed. */
export type ReplayedRow = Record<string, unknown> & { state: string; service_id: string }

/** One event and the row that it left. */
export type Moment = {
  what: string
  ordinal: number
  /** When its transaction began, and when it was committed, in microseconds of real time. */
  beganAt: number
  committedAt: number
  commandId: string | null
  staffId: string | null
  patch: Record<string, unknown>
  row: ReplayedRow
}

export type Timeline = { ticketId: string; branchId: string; moments: Moment[] }

type EventRow = Omit<Moment, 'row'> & { ticketId: string; branchId: string }

const EVENTS = `
  select e.ticket_id as "ticketId", e.branch_id as "branchId", e.ordinal::integer as ordinal, e.what, e.patch,
    e.command_id as "commandId", e.staff_id as "staffId", ${microsecondsOf('e.recorded_at')} as "beganAt",
    coalesce(${microsecondsOf('pg_xact_commit_timestamp(e.xmin)')}, 0) as "committedAt"
  from app.ticket_events e order by e.ticket_id, e.ordinal`

/** Replays every ticket in TypeScript, so that the database's own replay is checked by another hand. */
export async function loadTimelines(db: pg.ClientBase): Promise<Timeline[]> {
  const { rows } = await db.query<EventRow>(EVENTS)
  const timelines: Timeline[] = []
  for (const { ticketId, branchId, ...event } of rows) {
    let timeline = timelines.at(-1)
    if (timeline?.ticketId !== ticketId) {
      timeline = { ticketId, branchId, moments: [] }
      timelines.push(timeline)
    }
    const before = timeline.moments.at(-1)?.row
    timeline.moments.push({ ...event, row: { ...before, ...event.patch } as ReplayedRow })
  }
  return timelines
}
