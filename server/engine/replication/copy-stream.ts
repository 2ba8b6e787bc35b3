import type { Buffer } from 'node:buffer'
import type { Connection, Submittable } from 'pg'

export type CopyStreamEvents = {
  /** The payload of one CopyData message; only valid during the call. */
  onData(payload: Buffer): void
  onEnd(error: Error | undefined): void
}

/**
 * The query that turns a connection into a stream of changes. `pg` hands the messages to whatever is its active query, so
 * these handlers bear the names that it calls.
 */
export class CopyStream implements Submittable {
  readonly #command: string
  readonly #events: CopyStreamEvents
  #connection: Connection | undefined

  constructor(command: string, events: CopyStreamEvents) {
    this.#command = command
    this.#events = events
  }

  submit(connection: Connection): void {
    this.#connection = connection
    connection.query(this.#command)
  }

  write(frame: Buffer): void {
    if (this.#connection?.stream.writable) this.#connection.stream.write(frame)
  }

  /** Tells Postgres. `pg` would only cut the connection, for its query still runs, and Postgres find that out some time later. */
  leave(): void {
    this.#connection?.end()
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.#events.onData(chunk)
  }

  handleError(error: Error): void {
    this.#events.onEnd(error)
  }

  handleCommandComplete(): void {
    this.#events.onEnd(undefined)
  }

  handleReadyForQuery(): void {
    // The stream ended before this; nothing else runs on its connection.
  }
}
