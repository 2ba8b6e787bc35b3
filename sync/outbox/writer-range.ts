import type { Range } from '../ports/store.ts'

/** A writer's rows from one seq to another, both of them in it. */
export function writerRange(writer: string, fromSeq: number, toSeq = Number.MAX_SAFE_INTEGER): Range {
  return { from: [writer, fromSeq], to: [writer, toSeq] }
}
