import type { Buffer } from 'node:buffer'

/** A request as the engine needs it: the same from Node's server and from a fetch handler. */
export type EngineRequest = {
  readonly method: string
  readonly path: string
  /** Without the question mark. */
  readonly query: string
  /** The same, where whoever asks has it in parts: then nobody writes and reads it for nothing. */
  readonly parameters?: ReadonlyMap<string, string>
  header(name: string): string | undefined
  /** Undefined where it has more than `bytesMax`. */
  readBody(bytesMax: number): Promise<Buffer | undefined>
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal
}

export type EngineAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | AsyncIterable<string> | readonly (string | Buffer)[]
}
