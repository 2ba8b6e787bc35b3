const MIB = 1024 * 1024

/** Every bound of the engine. What goes beyond one is refused or dropped (409); nothing grows until the process ends. */
export type EngineLimits = {
  /** A snapshot or log response ends after the row that reaches this size. */
  readonly chunkBytes: number
  /** How long a live request waits for a change. */
  readonly longPollMs: number
  readonly sseMs: number
  readonly sseKeepAliveMs: number
  /** A request for an offset that the log has not reached waits this long before it is refused. */
  readonly beyondHeadMs: number
  /** How long a request waits for the engine to follow the database. */
  readonly readyMs: number
  /** First use of a table takes a lock; snapshots wait this long for it. */
  readonly tableLockMs: number
  readonly snapshotMs: number
  readonly shapesMax: number
  /** Snapshot, log and definition of one shape, and of all together. */
  readonly shapeBytesMax: number
  readonly allShapesBytesMax: number
  /** Decoded rows of one transaction, and what is kept for a shape whose snapshot is still being read. */
  readonly transactionBytesMax: number
  readonly backlogBytesMax: number
  readonly snapshotsAtOnceMax: number
  /** Small shapes of one table that wait are read under one snapshot. */
  readonly snapshotsTogetherMax: number
  readonly publishesAtOnceMax: number
  readonly initialRequestsMax: number
  readonly existingRequestsMax: number
  readonly bodyBytesMax: number
  /** A table's description is read again when it is older than this. */
  readonly catalogAgeMs: number
  /** How long caches keep a log response, and how long they may show it while they ask anew. */
  readonly maxAgeS: number
  readonly staleAgeS: number
}

export const ENGINE_LIMITS: EngineLimits = {
  chunkBytes: 10 * MIB,
  longPollMs: 20_000,
  sseMs: 60_000,
  sseKeepAliveMs: 21_000,
  beyondHeadMs: 10_000,
  readyMs: 5_000,
  tableLockMs: 5_000,
  snapshotMs: 60_000,
  shapesMax: 20_000,
  shapeBytesMax: 128 * MIB,
  allShapesBytesMax: 512 * MIB,
  transactionBytesMax: 256 * MIB,
  backlogBytesMax: 64 * MIB,
  snapshotsAtOnceMax: 5,
  snapshotsTogetherMax: 50,
  publishesAtOnceMax: 3,
  initialRequestsMax: 1_000,
  existingRequestsMax: 10_000,
  bodyBytesMax: 8 * MIB,
  catalogAgeMs: 60_000,
  maxAgeS: 60,
  staleAgeS: 300,
}
