import type { z } from 'zod'

/**
 * Whether a row fits its schema, looked at once for each object: what the disk has checked, its readers ask again, and a
 * row that has been read is never changed. Rows that do not fit are looked at each time.
 */
export function rememberCheck(schema: z.ZodType): (row: unknown) => boolean {
  const fitting = new WeakSet<object>()
  return (row) => {
    if (typeof row !== 'object' || row === null) return false
    if (fitting.has(row)) return true
    const fits = schema.safeParse(row).success
    if (fits) fitting.add(row)
    return fits
  }
}
