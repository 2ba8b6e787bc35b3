/** What the gate asks of whatever answers shapes. The query is complete: table, clause and columns are the gate's own words. */
export type ShapeRequest = {
  readonly query: URLSearchParams
  readonly method: 'GET' | 'HEAD' | 'OPTIONS'
  readonly headers: Headers
  /** Aborted when the client is gone, or when the gate ends the answer. */
  readonly signal: AbortSignal
}

/**
 * Where shapes come from: the engine of this process, that of another server, or a service of its own. A source answers as
 * the protocol says, also when it cannot serve (503 with retry-after), and throws only when nobody answered, or by the signal.
 * It adds what it needs to be let in (a secret); the gate never sees that.
 */
export type ShapeSource = (request: ShapeRequest) => Promise<Response>
