import { z } from 'zod'

const count = z.int()
/** Null: nobody of the group was scored. */
const measure = z.number().nullable()

export const accuracyGroup = z.object({
  by: z.enum(['all', 'service', 'class', 'hour', 'channel']),
  /** The service's or class's id, the hour of arrival or the channel; null: all, or those without a class. */
  key: z.string().nullable(),
  quoted: count,
  scored: count,
  not_called: count,
  moved: count,
  mae_s: measure,
  bias_s: measure,
  late_share: measure,
  late_shown_share: measure,
  p50_cover: measure,
  p90_cover: measure,
})
export type AccuracyGroup = z.output<typeof accuracyGroup>

/** How good the waits were that customers of a branch were told [WT18]. */
export const waitAccuracy = z.object({ from: z.iso.date(), to: z.iso.date(), groups: z.array(accuracyGroup) })
export type WaitAccuracy = z.output<typeof waitAccuracy>
