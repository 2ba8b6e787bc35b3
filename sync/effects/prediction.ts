import { z } from 'zod'

const fields = z.record(z.string(), z.unknown())

/** What of a ticket was on the screen when the command was written: by it an effect notices that it has come true already. */
const seenTicket = z.object({
  /** Of the authority's row, 0 for a ticket that it had not told of. */
  version: z.number(),
  state: z.string().nullable(),
  called_by_command: z.string().nullable(),
  leg_index: z.number(),
  leg_count: z.number(),
  recalls: z.number(),
  passes_used: z.number(),
  /** What it bore: not this command's doing. */
  flags: z.array(z.string()).exactOptional(),
})
export type SeenTicket = z.output<typeof seenTicket>

/**
 * All that an effect needs beyond the arguments: kept with the command, so that the effect is a pure function of row and
 * command, whatever the configuration or the clock says later [EF1]. Every part may be missing: another version of the
 * app may have written it.
 */
export const prediction = z
  .object({
    at: z.number(),
    /** The label of the business day of `at`. */
    day: z.string(),
    staff_id: z.string().nullable(),
    /** By ticket id. */
    seen: z.record(z.string(), seenTicket),
    /** By ticket id: what the columns held that the effect changes. An undo puts it back [EF4]. */
    before: z.record(z.string(), fields),
    /** What an issue, an adoption or a check-in puts into its ticket besides its arguments. */
    draft: fields,
    /** The ticket that a call means, beside which another one may be given back. */
    wanted: z.string(),
    /** Where in the line a ticket that comes back, or lets others pass, stands at the earliest. */
    order_at: z.number(),
    /** Of an undo: what it puts back, by ticket id. */
    puts_back: z.record(z.string(), fields),
  })
  .partial()
export type Prediction = z.output<typeof prediction>
