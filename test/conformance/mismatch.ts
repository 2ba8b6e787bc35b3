import type { Json } from './trace.ts'

export type Mismatch = {
  /** Where in the answer: `status`, `headers.etag`, `body[0].headers.lsn`, `hold`. */
  path: string
  recorded: Json
  actual: Json
  why?: string
}

/** A mismatch when there is a problem, nothing otherwise. */
export function mismatchIf(path: string, recorded: Json, actual: Json, why: string | undefined): Mismatch[] {
  return why === undefined ? [] : [{ path, recorded, actual, why }]
}

export function mismatchUnlessEqual(path: string, recorded: Json, actual: Json): Mismatch[] {
  return recorded === actual ? [] : [{ path, recorded, actual }]
}
