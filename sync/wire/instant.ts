import { z } from 'zod'

// The years that both an ISO string and a Postgres timestamptz can say. Clocks of 1970 or 2099 pass on purpose: a device
// whose clock is wrong must still be able to send, and the authority judges what its times are worth.
const instantMin = Date.parse('0001-01-01T00:00:00.000Z')
const instantMax = Date.parse('9999-12-31T23:59:59.999Z')

/** Parsed to UTC with milliseconds: Postgres refuses offsets beyond 15:59 that ISO allows. */
export const instant = z.iso
  .datetime({ offset: true })
  .max(40)
  .refine((text) => isWithinYears(Date.parse(text)))
  .overwrite(toUtc)

function isWithinYears(at: number): boolean {
  return at >= instantMin && at <= instantMax
}

function toUtc(text: string): string {
  const at = Date.parse(text)
  // This runs also after a failed check, where making a Date would throw instead of reporting.
  return isWithinYears(at) ? new Date(at).toISOString() : text
}

/** A business day's label. West of Greenwich a clock of 1970 is still in 1969. */
export const dayLabel = z.iso.date().refine((day) => day >= '1900-01-01' && day <= '2199-12-31')
