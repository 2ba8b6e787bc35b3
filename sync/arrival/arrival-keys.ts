import { z } from 'zod'

/** Keys that a display is told with its token [AP3]: of today and tomorrow, so that it goes on for a day without a server. */
export const arrivalKeys = z.array(z.object({ day: z.int().min(0), key: z.string().regex(/^[\w-]{43}$/) })).max(4)
export type ArrivalKeys = z.output<typeof arrivalKeys>
