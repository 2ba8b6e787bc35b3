import type { Connection, DatabaseError, Submittable } from 'pg'

type DataRow = { readonly fields: readonly (string | null)[] }

export type StatementRowsEvents = {
  /** `statement` counts from 0 within the text. */
  onRow(statement: number, fields: readonly (string | null)[]): void
  /** All rows of this one have come. */
  onStatement?(statement: number): void
  onEnd(error: Error | undefined): void
}

/**
 * Several statements in one message, whose rows are handed on as they come: one way there and back for all of them. `pg`
 * hands the messages to whatever is its active query, so these handlers bear the names that it calls.
 */
export class StatementRows implements Submittable {
  readonly #text: string
  readonly #events: StatementRowsEvents
  #statement = 0

  constructor(text: string, events: StatementRowsEvents) {
    this.#text = text
    this.#events = events
  }

  submit(connection: Connection): void {
    connection.query(this.#text)
  }

  handleRowDescription(): void {
    // What the columns are, whoever wrote the statements knows.
  }

  handleDataRow({ fields }: DataRow): void {
    this.#events.onRow(this.#statement, fields)
  }

  handleCommandComplete(): void {
    this.#events.onStatement?.(this.#statement)
    this.#statement += 1
  }

  handleError(error: Error | DatabaseError): void {
    this.#events.onEnd(error)
  }

  handleReadyForQuery(): void {
    this.#events.onEnd(undefined)
  }
}
