import { z } from '@hono/zod-openapi'

const rows = z.array(z.record(z.string(), z.unknown()))
const nextAfter = z.uuid().nullable().openapi({ description: 'The `after` of the next page; null on the last one.' })

export const foundVisits = z
  .object({
    visits: z.array(
      z.object({
        kind: z.enum(['ticket', 'appointment', 'quarantined']),
        id: z.uuid(),
        branch_id: z.uuid(),
        day: z.iso.date().nullable(),
        number: z.string().nullable(),
        state: z.string(),
        at: z.string(),
        is_archived: z.boolean(),
      }),
    ),
    next_after: nextAfter,
  })
  .openapi('FoundVisits')

export const personDocument = z
  .object({
    tickets: rows,
    other_ids: rows,
    events: rows,
    appointments: rows,
    commands: rows,
    quarantined: rows,
    messages: rows,
    exported_at: z.string(),
    next_after: nextAfter,
  })
  .openapi('PersonDocument')

export const erasedCounts = z
  .object({
    tickets: z.int(),
    commands: z.int(),
    quarantined: z.int(),
    appointments: z.int(),
    messages: z.int(),
    more: z.boolean().openapi({ description: 'There were more visits than one call takes: call again.' }),
  })
  .openapi('ErasedCounts')
