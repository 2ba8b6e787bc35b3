import type { PublishedConfiguration } from './published-configuration.ts'

/** A strict class is a large head start: four hours, unless the document says more. */
const STRICT_MINUTES = 240

type Class = Pick<PublishedConfiguration['classes'][number], 'head_start_minutes' | 'strict'>

/** By how many minutes earlier somebody of a class stands in line; nobody's class is none. */
export function headStartMinutes(found: Class | undefined): number {
  return found?.head_start_minutes ?? (found?.strict === true ? STRICT_MINUTES : 0)
}
