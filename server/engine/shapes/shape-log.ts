import { Buffer } from 'node:buffer'
import { AFTER_SNAPSHOT, compareOffsets, type Offset } from './offset.ts'

/** A finished message in two halves: between them stands whether it is its transaction's last, which differs by shape. */
export type LogMessage = { readonly head: string; readonly tail: string; readonly bytes: number }

type Entry = {
  readonly tx: bigint
  readonly op: number
  readonly head: string
  readonly tail: string
  isLast: boolean
  /** The one before, as long as both are not listed. */
  previous: Entry | undefined
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
 * between sees the same pieces. What comes is only chained, and listed when somebody reads: of ten thousand shapes each is
 * out of the processor's reach when its next change comes, so that every object that is touched then costs more than
 * all that is computed.
 */
export class ShapeLog {
  #newest: Entry | undefined
  #bytes = 0
  #openBytes = 0
  readonly #chunkBytes: number
  readonly #listed: Entry[] = []
  /** Index of each entry that closes a chunk. */
  readonly #chunkEnds: number[] = []
  #lastRead: { from: number; to: number; json: WeakRef<Buffer>; kept: Buffer | undefined } | undefined

  constructor(chunkBytes: number) {
    this.#chunkBytes = chunkBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get tail(): Offset {
    return this.#newest ?? this.#listed.at(-1) ?? AFTER_SNAPSHOT
  }

  append(tx: bigint, op: number, { head, tail, bytes }: LogMessage): void {
    this.#newest = { tx, op, head, tail, isLast: false, previous: this.#newest }
    this.#grow(bytes, bytes + ENTRY_OVERHEAD_BYTES)
  }

  /** What was appended last is the last of its transaction here. Before this nobody may read what was appended. */
  endTransaction(): void {
    const last = this.#newest ?? this.#listed.at(-1)
    if (last === undefined || last.isLast) return
    last.isLast = true
    this.#grow(LAST.length, LAST.length)
  }

  #grow(shown: number, held: number): void {
    this.#bytes += held
    this.#openBytes += shown
    if (this.#openBytes < this.#chunkBytes) return
    this.#chunkEnds.push(this.#entries.length - 1)
    this.#openBytes = 0
  }

  get #entries(): readonly Entry[] {
    const newestFirst: Entry[] = []
    for (let entry = this.#newest; entry !== undefined; ) {
      newestFirst.push(entry)
      const { previous } = entry
      entry.previous = undefined
      entry = previous
    }
    this.#newest = undefined
    for (let at = newestFirst.length - 1; at >= 0; at--) this.#listed.push(newestFirst[at] as Entry)
    return this.#listed
  }

  /** What follows `after`, up to the end of its chunk, and not past `head`. */
  read(after: Offset, head: Offset = this.tail): LogRead {
    const entries = this.#entries
    const from = this.#firstAfter(after)
    const chunkEnd = this.#chunkEnds.find((index) => index >= from)
    const to = Math.min((chunkEnd ?? entries.length - 1) + 1, this.#firstAfter(head))
    if (from >= to) return { json: NOTHING, end: this.tail, isEmpty: true }
    const { tx, op } = entries[to - 1] as Entry
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
    const entries = this.#entries
    let low = 0
    let high = entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareOffsets(entries[middle] as Entry, after) > 0) high = middle
      else low = middle + 1
    }
    return low
  }
}

function render({ head, tail, isLast }: Entry): string {
  return isLast ? head + LAST + tail : head + tail
}
