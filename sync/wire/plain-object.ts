import { z } from 'zod'

/**
 * An object whose fields are anybody's. A record of unknown values says the same, but walks through all of them and builds
 * the object anew, which for ten thousand rows of a disk is most of a start.
 */
export const plainObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)
