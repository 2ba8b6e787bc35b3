import type { EngineLimits } from '../engine-limits.ts'
import { Shape } from './shape.ts'
import { identityHash, type ShapeDefinition, shapeIdentity } from './shape-definition.ts'
import { ShapeRouter } from './shape-router.ts'

export type StoreOptions = {
  readonly limits: Pick<EngineLimits, 'chunkBytes' | 'shapesMax' | 'allShapesBytesMax'>
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** When room is wanted, this share of it is made at once. */
const ROOM = 0.9

/** Why a shape ended; the answer to those who wait is the same. */
export type DropReason = 'truncated' | 'schema' | 'deleted' | 'evicted' | 'reset' | 'failed' | 'too large'

/** Those go first that nobody waits for, the longest unused before the others. */
function byUse(a: Shape, b: Shape): number {
  return Number(a.readers > 0) - Number(b.readers > 0) || a.usedAt - b.usedAt
}

/** All shapes, by definition and by handle, within a bound on their number and their bytes. */
export class ShapeStore {
  readonly router = new ShapeRouter()
  readonly #byIdentity = new Map<string, Shape>()
  readonly #byHandle = new Map<string, Shape>()
  readonly #options: StoreOptions
  #bytes = 0
  #lastMicros = 0

  constructor(options: StoreOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#byHandle.size
  }

  get bytes(): number {
    return this.#bytes
  }

  byHandle(handle: string): Shape | undefined {
    return this.#byHandle.get(handle)
  }

  byDefinition(definition: ShapeDefinition): Shape | undefined {
    return this.#byIdentity.get(shapeIdentity(definition))
  }

  all(): Iterable<Shape> {
    return this.#byHandle.values()
  }

  create(definition: ShapeDefinition): Shape {
    if (this.size >= this.#options.limits.shapesMax) this.#dropLongestUnused()
    const identity = shapeIdentity(definition)
    const shape = new Shape({
      definition,
      identity,
      handle: `${identityHash(identity)}-${this.#nextMicros()}`,
      chunkBytes: this.#options.limits.chunkBytes,
    })
    this.#byIdentity.set(identity, shape)
    this.#byHandle.set(shape.handle, shape)
    this.count(shape)
    return shape
  }

  /** From here on changes reach it. */
  begin(shape: Shape, bornAfter: number): void {
    shape.begin(bornAfter)
    this.router.add(shape)
  }

  /** When a shape is made, and after it has grown. */
  count(shape: Shape): void {
    if (!shape.isSettled && shape.isDropped) return
    const { bytes } = shape
    this.#bytes += bytes - shape.countedBytes
    shape.countedBytes = bytes
    const { allShapesBytesMax } = this.#options.limits
    if (this.#bytes > allShapesBytesMax) this.#makeRoom(allShapesBytesMax * ROOM)
  }

  drop(shape: Shape, reason: DropReason, error?: unknown): void {
    if (shape.isDropped) return
    this.router.remove(shape)
    if (this.#byIdentity.get(shape.identity) === shape) this.#byIdentity.delete(shape.identity)
    this.#byHandle.delete(shape.handle)
    this.#bytes -= shape.countedBytes
    shape.countedBytes = 0
    shape.drop(error ?? new ShapeDropped(reason))
  }

  dropTable(oid: number, reason: DropReason): void {
    for (const shape of this.router.shapesOf(oid)) this.drop(shape, reason)
  }

  dropAll(reason: DropReason): void {
    for (const shape of [...this.all()]) this.drop(shape, reason)
  }

  #makeRoom(bytesMax: number): void {
    for (const shape of [...this.all()].sort(byUse)) {
      if (this.#bytes <= bytesMax) return
      this.drop(shape, 'evicted')
    }
  }

  /** Looked at one by one: to sort thousands for each new one would take longer than its snapshot. */
  #dropLongestUnused(): void {
    let first: Shape | undefined
    for (const shape of this.all()) if (first === undefined || byUse(shape, first) < 0) first = shape
    if (first !== undefined) this.drop(first, 'evicted')
  }

  /** Grows always, whatever the clock does, so that no handle ever comes twice. */
  #nextMicros(): number {
    this.#lastMicros = Math.max(this.#lastMicros + 1, Math.floor(this.#options.clock() * 1_000))
    return this.#lastMicros
  }
}

/** What those who wait for a shape's snapshot meet when it ends before. */
export class ShapeDropped extends Error {
  override name = 'ShapeDropped'
  readonly reason: DropReason

  constructor(reason: DropReason) {
    super(`the shape was dropped: ${reason}`)
    this.reason = reason
  }
}
