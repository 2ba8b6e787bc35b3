import type { Buffer } from 'node:buffer'
import type { Transaction } from '../replication/transaction.ts'
import type { Lens } from './lens.ts'
import { AFTER_SNAPSHOT, type Offset } from './offset.ts'
import type { PgSnapshot } from './pg-snapshot.ts'
import type { ShapeDefinition } from './shape-definition.ts'
import { ShapeLog } from './shape-log.ts'

/*
 * promised ──somebody asks for rows──▶ reading ──snapshot is complete, backlog applied──▶ ready ──▶ dropped
 *                                         └──────── failed, or its table changed ──────────────────▶ dropped
 */
export type ShapeState =
  /** Only its handle was told, to one who came with another. */
  | { readonly kind: 'promised' }
  | { readonly kind: 'reading'; readonly backlog: Transaction[]; backlogBytes: number }
  | {
      readonly kind: 'ready'
      readonly chunks: readonly Buffer[]
      /** What the snapshot contains; undefined once the stream is past every transaction that it could hide. */
      contains: { readonly snapshot: PgSnapshot; readonly lsn: bigint } | undefined
    }
  | { readonly kind: 'dropped'; readonly error: unknown }

/** Of a long clause: as it came, as SQL, compiled, and in the shape's identity. */
const DEFINITION_COPIES = 4

export type ShapeOptions = {
  readonly definition: ShapeDefinition
  readonly identity: string
  readonly handle: string
  readonly chunkBytes: number
}

export class Shape {
  /* What each change touches comes first, so that it lies together. */
  readonly log: ShapeLog
  /** Ready, and the stream is past everything that its snapshot could contain. */
  isSettled = false
  /** The last transaction that added to the log. */
  addedBy = 0
  /** Where the shown columns stand in the rows of the relation that came last. */
  lens: Lens | undefined
  /** Without the log. */
  #ownBytes: number
  /** Of its bytes, those that are in the sum of all shapes. */
  countedBytes = 0
  #waiting: Set<() => void> | undefined
  state: ShapeState = { kind: 'promised' }
  /** The last transaction that had begun when reading began: it and those before it must be in the snapshot. */
  bornAfter = 0
  readonly definition: ShapeDefinition
  readonly identity: string
  readonly handle: string
  readonly ready: Promise<void>
  usedAt = performance.now()
  openedAt = Number.POSITIVE_INFINITY
  #settle: { resolve: () => void; reject: (error: unknown) => void } = { resolve: noop, reject: noop }

  constructor({ definition, identity, handle, chunkBytes }: ShapeOptions) {
    this.log = new ShapeLog(chunkBytes)
    this.#ownBytes = identity.length * DEFINITION_COPIES
    this.definition = definition
    this.identity = identity
    this.handle = handle
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    // A shape may fail while nobody waits for it.
    this.ready.catch(noop)
  }

  get isDropped(): boolean {
    return this.state.kind === 'dropped'
  }

  get bytes(): number {
    return this.#ownBytes + this.log.bytes
  }

  get tail(): Offset {
    return this.state.kind === 'ready' ? this.log.tail : AFTER_SNAPSHOT
  }

  get readers(): number {
    return this.#waiting?.size ?? 0
  }

  begin(bornAfter: number): void {
    this.bornAfter = bornAfter
    this.state = { kind: 'reading', backlog: [], backlogBytes: 0 }
  }

  complete(chunks: readonly Buffer[], contains: { snapshot: PgSnapshot; lsn: bigint }): void {
    for (const { length } of chunks) this.#ownBytes += length
    this.state = { kind: 'ready', chunks, contains }
  }

  settle(): void {
    if (this.state.kind !== 'ready') return
    this.state.contains = undefined
    this.isSettled = true
  }

  /** What the stream brought meanwhile is in the log too: who waits may read. */
  open(): void {
    this.openedAt = performance.now()
    this.#settle.resolve()
  }

  drop(error: unknown): void {
    this.state = { kind: 'dropped', error }
    this.isSettled = false
    this.#settle.reject(error)
    this.wake()
  }

  /** Calls `listener` once, at the next change or when the shape is dropped; the answer takes it back. */
  onChange(listener: () => void): () => void {
    const waiting = this.#waiting ?? new Set()
    this.#waiting = waiting
    waiting.add(listener)
    return () => waiting.delete(listener)
  }

  wake(): void {
    const waiting = this.#waiting
    if (waiting === undefined) return
    this.#waiting = undefined
    for (const listener of waiting) listener()
  }
}

const noop = (): void => undefined
