import { Buffer } from 'node:buffer'
import { AFTER_SNAPSHOT, compareOffsets, type Offset } from './offset.ts'

/** A finished message in two halves: between them stands whether it is its transaction's last, which differs by shape. */
export type LogEntry = {
  readonly tx: bigint
  readonly op: number
  readonly head: string
  readonly tail: string
  readonly isLast: boolean
}

export type LogRead = {
  /** Messages with commas between, without brackets; empty where there is none. */
  readonly json: Buffer
  /** Where a reader continues. */
  readonly end: Offset
  readonly isEmpty: boolean
}

const NOTHING = Buffer.alloc(0)
const KEPT_READ_BYTES_MAX = 262_144
const LAST = '"last":true,'
/** What an entry holds beside its text. */
const ENTRY_OVERHEAD_BYTES = 120

/**
 * The changes of one shape, in order. Its chunks are fixed once they are full, so that every reader and every cache
 * between sees the same pieces.
 */
export class ShapeLog {
  readonly #chunkBytes: number
  readonly #entries: LogEntry[] = []
  /** Index of each entry that closes a chunk. */
  readonly #chunkEnds: number[] = []
  #openBytes = 0
  #bytes = 0
  #lastRead: { from: number; to: number; json: WeakRef<Buffer>; kept: Buffer | undefined } | undefined

  constructor(chunkBytes: number) {
    this.#chunkBytes = chunkBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get tail(): Offset {
    return this.#entries.at(-1) ?? AFTER_SNAPSHOT
  }

  append(entry: LogEntry): void {
    const size = byteLength(entry)
    this.#entries.push(entry)
    this.#bytes += size + ENTRY_OVERHEAD_BYTES
    this.#openBytes += size
    if (this.#openBytes >= this.#chunkBytes) {
      this.#chunkEnds.push(this.#entries.length - 1)
      this.#openBytes = 0
    }
  }

  /** What follows `after`, up to the end of its chunk, and not past `head`. */
  read(after: Offset, head: Offset = this.tail): LogRead {
    const from = this.#firstAfter(after)
    const chunkEnd = this.#chunkEnds.find((index) => index >= from)
    const to = Math.min((chunkEnd ?? this.#entries.length - 1) + 1, this.#firstAfter(head))
    if (from >= to) return { json: NOTHING, end: this.tail, isEmpty: true }
    const { tx, op } = this.#entries[to - 1] as LogEntry
    return { json: this.#render(from, to), end: { tx, op }, isEmpty: false }
  }

  /** All who wait at one place read the same piece. A small one is kept; a large one is there while somebody sends it. */
  #render(from: number, to: number): Buffer {
    const last = this.#lastRead
    const known = last?.from === from && last.to === to ? last.json.deref() : undefined
    if (known !== undefined) return known
    const json = Buffer.from(this.#entries.slice(from, to).map(render).join(','))
    const kept = json.length <= KEPT_READ_BYTES_MAX ? json : undefined
    this.#lastRead = { from, to, json: new WeakRef(json), kept }
    return json
  }

  /**
   * Where a reader of events stands who resumes at `<transaction>_0`, as clients do after they were told the whole of it.
   * Answers end at chunks and at whole transactions, so that no other reader can be inside of one there.
   */
  resumeAt(offset: Offset): Offset {
    if (offset.op !== 0 || offset.tx <= 0n) return offset
    const next = this.#firstAfter(offset)
    const isInside = this.#entries[next]?.tx === offset.tx
    return isInside && !this.#chunkEnds.includes(next - 1) ? { tx: offset.tx, op: Number.POSITIVE_INFINITY } : offset
  }

  /** Finished messages after `after`, one by one, up to and with `end`. */
  messagesAfter(after: Offset, end: Offset = this.tail): string[] {
    return this.#entries.slice(this.#firstAfter(after), this.#firstAfter(end)).map(render)
  }

  #firstAfter(after: Offset): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareOffsets(this.#entries[middle] as LogEntry, after) > 0) high = middle
      else low = middle + 1
    }
    return low
  }
}

function render({ head, tail, isLast }: LogEntry): string {
  return isLast ? head + LAST + tail : head + tail
}

function byteLength({ head, tail, isLast }: LogEntry): number {
  return Buffer.byteLength(head) + Buffer.byteLength(tail) + (isLast ? LAST.length : 0)
}
