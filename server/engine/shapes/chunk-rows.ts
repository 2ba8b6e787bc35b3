import { Buffer } from 'node:buffer'

/** Between two rows of a list. */
const SEPARATOR_BYTES = 1

/** Gathers rows into ready lists, each closed by the row that fills it. */
export function chunkRows(chunkBytes: number) {
  let chunks: Buffer[] = []
  let rows: string[] = []
  let size = 0
  let total = 0

  const close = (): void => {
    chunks.push(Buffer.from(rows.join(',')))
    rows = []
    size = 0
  }

  return {
    get bytes() {
      return total
    },
    add(json: string): void {
      const bytes = Buffer.byteLength(json) + SEPARATOR_BYTES
      rows.push(json)
      size += bytes
      total += bytes
      if (size >= chunkBytes) close()
    },
    /** What was gathered is not wanted any more. */
    clear(): void {
      chunks = []
      rows = []
    },
    /** The last chunk ends with `tail`, and there is always one. */
    finish(tail: string): Buffer[] {
      rows.push(tail)
      close()
      return chunks
    },
  }
}
