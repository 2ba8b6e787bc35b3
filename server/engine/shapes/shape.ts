import type { Buffer } from 'node:buffer'
import type { Transaction } from '../replication/transaction.ts'
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
      readonly chunkBytes: number
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
  readonly definition: ShapeDefinition
  readonly identity: string
  readonly handle: string
  /** The last transaction that had begun when reading began: it and those before it must be in the snapshot. */
  bornAfter = 0
  readonly log: ShapeLog
  readonly ready: Promise<void>
  /** Shapes with the same one show the same parts of a row in the same words. */
  readonly projectionKey: string
  state: ShapeState = { kind: 'promised' }
  usedAt = performance.now()
  /** Of its bytes, those that are in the sum of all shapes. */
  countedBytes = 0
  openedAt = Number.POSITIVE_INFINITY
  readonly #waiting = new Set<() => void>()
  #settle: { resolve: () => void; reject: (error: unknown) => void } = { resolve: noop, reject: noop }

  constructor({ definition, identity, handle, chunkBytes }: ShapeOptions) {
    this.definition = definition
    this.identity = identity
    this.handle = handle
    this.log = new ShapeLog(chunkBytes)
    const { table, columns, hasAllColumns } = definition
    const notNull = table.columns.filter(({ isNotNull }) => isNotNull).map(({ name }) => name)
    this.projectionKey = JSON.stringify([table.oid, table.key, hasAllColumns ? null : columns, notNull])
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
    const own = this.identity.length * DEFINITION_COPIES
    return own + this.log.bytes + (this.state.kind === 'ready' ? this.state.chunkBytes : 0)
  }

  get tail(): Offset {
    return this.state.kind === 'ready' ? this.log.tail : AFTER_SNAPSHOT
  }

  get readers(): number {
    return this.#waiting.size
  }

  begin(bornAfter: number): void {
    this.bornAfter = bornAfter
    this.state = { kind: 'reading', backlog: [], backlogBytes: 0 }
  }

  complete(chunks: readonly Buffer[], contains: { snapshot: PgSnapshot; lsn: bigint }): void {
    const chunkBytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    this.state = { kind: 'ready', chunks, chunkBytes, contains }
  }

  /** What the stream brought meanwhile is in the log too: who waits may read. */
  open(): void {
    this.openedAt = performance.now()
    this.#settle.resolve()
  }

  drop(error: unknown): void {
    this.state = { kind: 'dropped', error }
    this.#settle.reject(error)
    this.wake()
  }

  /** Calls `listener` once, at the next change or when the shape is dropped; the answer takes it back. */
  onChange(listener: () => void): () => void {
    this.#waiting.add(listener)
    return () => this.#waiting.delete(listener)
  }

  wake(): void {
    if (this.#waiting.size === 0) return
    const listeners = [...this.#waiting]
    this.#waiting.clear()
    for (const listener of listeners) listener()
  }
}

const noop = (): void => undefined
