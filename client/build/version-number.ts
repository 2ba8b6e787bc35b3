import { z } from 'zod'

const PART_MAX = 1_000
const named = z.object({ version: z.string().regex(/^\d+\.\d+\.\d+$/) })

/** The release of a package.json as one number: 1.4.2 is 1004002. */
export function versionNumber(packageText: string): number {
  const parts = named.parse(JSON.parse(packageText)).version.split('.').map(Number)
  return parts.reduce((sum, part) => {
    if (part >= PART_MAX) throw new RangeError(`a version's part below ${PART_MAX} was expected, not ${part}`)
    return sum * PART_MAX + part
  }, 0)
}
