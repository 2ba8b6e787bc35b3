import { z } from 'zod'
import { closings, originalOf, type PrintJob } from '../../../printer/spool/print-job.ts'
import type { PrintRow } from '../../../sync/ports/store.ts'

/**
 * A row of `prints` as the spool writes it: what the ticket's transaction wrote, and how the job stands. The key of the table is the job's id, so the
 * ticket that a copy belongs to has a column of its own.
 */
export type JobRow = PrintRow & { readonly of_ticket: string } & Omit<
    PrintJob,
    'id' | 'ticket_id' | 'state' | 'made_at'
  >

const identity = {
  of_ticket: z.string(),
  kind: z.enum(['original', 'copy', 'test']),
  queued_at: z.number(),
  version: z.int().min(0),
  tries: z.int().min(0),
  closed: z.enum(closings).exactOptional(),
}
const reason = z.string()
const standing = z.discriminatedUnion('state', [
  z.object({ ...identity, state: z.literal('queued') }),
  z.object({ ...identity, state: z.literal('sending'), begun_at: z.number() }),
  z.object({ ...identity, state: z.literal('printed'), by: z.enum(['printer', 'transfer']), ended_at: z.number() }),
  z.object({ ...identity, state: z.literal('failed'), reason, ended_at: z.number() }),
  z.object({ ...identity, state: z.literal('unknown'), reason, ended_at: z.number() }),
])

/** What nobody understands may have been printed: it is unknown, and a person looks. */
export function jobOfRow(row: PrintRow): PrintJob {
  const original = originalOf(row.ticket_id, row.made_at)
  if (row.state === 'queued' && !('version' in row)) return original
  const parsed = standing.safeParse(row)
  if (!parsed.success) return { ...original, state: 'unknown', reason: 'crashed', ended_at: row.made_at }
  const { of_ticket: ticket_id, ...rest } = parsed.data
  // A reason of another version has words of its own there; here it is passed on as it is.
  return { ...rest, ticket_id, id: row.ticket_id, made_at: row.made_at } as PrintJob
}

/** Columns of another version survive, those of the state before do not. */
export function rowOfJob(job: PrintJob, found: PrintRow | undefined): JobRow {
  const { id, ticket_id: of_ticket, ...rest } = job
  const kept: Record<string, unknown> = { ...found }
  for (const column of ['begun_at', 'ended_at', 'reason', 'by', 'closed']) delete kept[column]
  return { ...kept, ...rest, of_ticket, ticket_id: id, command_id: found?.command_id ?? '' }
}
